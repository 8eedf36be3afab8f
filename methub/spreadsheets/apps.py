from methub.foundation.moving import Room


class SpreadsheetsConfig(Room):
    name = "methub.spreadsheets"
    label = "spreadsheets"
    follows = {"SheetPerson": ("child",), "SheetRow": ("child", "episode")}
