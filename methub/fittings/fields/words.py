"""How a field speaks of itself when something is wrong. A question cannot be entered, or be too
long; only its answer can."""


def begin(label: str) -> str:
    """A label in the middle of a sentence: "Police grade" → "police grade"."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def enter(label: str) -> str:
    """What to do when nothing was written."""
    return f"Answer “{label}”" if is_question(label) else f"Enter {begin(label)}"


def choose(label: str) -> str:
    """What to do when nothing was chosen."""
    return f"Choose an answer to “{label}”" if is_question(label) else f"Choose {begin(label)}"


def subject(label: str) -> str:
    """What is wrong, at the beginning of a sentence."""
    return f"The answer to “{label}”" if is_question(label) else label


def is_question(label: str) -> bool:
    return label.endswith("?")
