"""What a decision means: its words, where it was read, its unit and its limits."""

from dataclasses import dataclass

from methub.policies.codes import Source


@dataclass(frozen=True)
class Meaning:
    """What a decision means. `least` and `most` bound whole numbers, both included."""

    words: str
    sources: tuple[Source, ...]
    unit: str = ""
    least: int = 1
    most: int = 100_000


def decided(words: str, *sources: Source) -> Meaning:
    return Meaning(words, sources)


def hours(words: str, *sources: Source) -> Meaning:
    """Elapsed hours: nights, weekends and clock changes count."""
    return Meaning(words, sources, "hours", most=24 * 366)


def days(words: str, *sources: Source) -> Meaning:
    return Meaning(words, sources, "days", most=3 * 366)


def age(words: str, *sources: Source) -> Meaning:
    """A birthday: 18 is until the 18th birthday, up to and including the age of 17."""
    return Meaning(words, sources, least=10, most=40)


def count(words: str, unit: str, *sources: Source, most: int = 10_000) -> Meaning:
    return Meaning(words, sources, unit, most=most)
