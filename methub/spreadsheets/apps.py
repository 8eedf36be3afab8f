from methub.foundation import moving


class SpreadsheetsConfig(moving.Room):
    name = "methub.spreadsheets"
    label = "spreadsheets"
    follows = {"SheetPerson": ("child",), "SheetRow": ("child", "episode")}
