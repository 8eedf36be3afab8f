from methub.foundation.moving import Room


class AuditConfig(Room):
    name = "methub.audit"
    label = "audit"
    stays = {"Entry": "the book is never rewritten; its reader asks for both records"}
