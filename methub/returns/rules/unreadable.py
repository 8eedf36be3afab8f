"""A file that is not a return."""


class Unreadable(Exception):
    """A file cannot be taken as it is: nothing of any file was. Names the file, and says why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}." if name else f"{why[:1].upper()}{why[1:]}.")
        self.name = name
        self.why = why
