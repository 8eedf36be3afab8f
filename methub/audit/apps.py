from methub.foundation import moving


class AuditConfig(moving.Room):
    name = "methub.audit"
    label = "audit"
    stays = {"Entry": "the book is never rewritten; its reader asks for both records"}
