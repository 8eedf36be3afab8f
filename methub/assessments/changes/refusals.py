"""What is refused, in the words of the work."""


class Refused(Exception):
    """What was asked cannot be; the words say why. `is_about_time`: they belong beside the date."""

    is_about_time = False


class SaysSomethingElse(Refused):
    """A version that is loaded already never changes: past assessments were made with it."""


class AlreadyDecided(Refused):
    """The authority has already decided which version of this tool it uses from that day."""
