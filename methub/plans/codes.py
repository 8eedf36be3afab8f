"""Words of plans."""

from methub.foundation.codes import Code


class PlanKind(Code):
    """What a child can have. The Philomena form and the grab pack are no plans of their own: they
    are papers drawn from the trigger plan, so that there is nothing to keep in step."""

    TRIGGER = "trigger", "Trigger plan"
    SAFETY = "safety", "Safety plan"
    REDUCTION = "risk-reduction", "Risk-reduction strategy"
    INTERIM = "interim", "Interim safety package"


class Paper(Code):
    """What is printed from a trigger plan, and for whom."""

    NIGHT_DESK = "night-desk", "Sheet for the night desk"
    PHILOMENA = "philomena", "Philomena form"
    GRAB_PACK = "grab-pack", "Grab pack"


class Part(Code):
    """The parts of a plan, in the order people read them."""

    FIRST_HOUR = "first-hour", "The first hour"
    WHERE = "where", "Where to look"
    KNOWN_BY = "known-by", "How to know the child"
    SAFE = "safe", "Keeping the child safe"
    WORRIES = "worries", "What we are worried about"
    WORKS = "works", "What helps"
    CHILD = "child", "The child’s own part"
    NOW = "now", "The first days"


class Kind(Code):
    """How a question is answered."""

    LINE = "line", "One line"
    TEXT = "text", "As long as it needs to be"
    ONE = "one", "One of these"


class Means(Code):
    """How a copy reached whoever must hold it."""

    HUB = "hub", "In MET Hub"
    EMAIL = "email", "Secure e-mail"
    PAPER = "paper", "On paper"
    TELEPHONE = "telephone", "Read out on the telephone"


class StepOf(Code):
    """Whose step it is. A child's or a family's own step is theirs: nobody chases them for it."""

    PROFESSIONAL = "professional", "A professional"
    CHILD = "child", "The child"
    FAMILY = "family", "The family or a carer"


class StepEnd(Code):
    DONE = "done", "Done"
    DROPPED = "dropped", "No longer needed"


class CopyState(Code):
    """How far a copy has come; the first that is true, read from the bottom up."""

    MISSING = "missing", "Not given"
    SENT = "sent", "Sent"
    FAILED = "failed", "The e-mail did not arrive"
    DELIVERED = "delivered", "Delivered"
    OPENED = "opened", "Opened"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
