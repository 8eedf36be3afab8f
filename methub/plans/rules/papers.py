"""What is printed from a trigger plan: one plan, several papers, each a choice of its answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from methub.plans.codes import Paper

_HOUR = ("carer_first", "police_first", "duty_first", "assume", "who_calls")


@dataclass(frozen=True)
class Sheet:
    """One paper: for whom, which answers under which heading, and what is left blank to be written
    by hand on the night."""

    purpose: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    blanks: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for _, codes in self.sections for code in codes)


SHEETS: Mapping[Paper, Sheet] = {
    Paper.NIGHT_DESK: Sheet(
        "Everything the night needs, the first hour first.",
        (
            ("The first hour", _HOUR),
            ("Where to look", ("places", "addresses", "associates", "vehicles", "transport")),
            ("How to know the child", ("description", "aliases", "phones", "money")),
            (
                "Keeping the child safe",
                ("health", "triggers", "exploitation", "orders", "legal", "media"),
            ),
        ),
    ),
    Paper.PHILOMENA: Sheet(
        "Part 1 is kept ready. Part 2 is filled in only when the child is missing, and the police "
        "are given both then: tell the call handler that there is a Philomena form.",
        (
            ("Description", ("description", "aliases")),
            ("What makes the child vulnerable", ("triggers", "exploitation", "orders")),
            ("Friends and associates", ("associates",)),
            ("Addresses", ("addresses",)),
            ("Places they go", ("places",)),
            ("Health", ("health",)),
            ("Money", ("money",)),
            ("Telephone and accounts online", ("phones",)),
            ("Transport", ("transport", "vehicles")),
            ("Talking to the child", ("who_calls",)),
        ),
        (
            "Last seen: when, where and by whom",
            "What the child was wearing, and took along",
            "Mood, and what was said before",
            "Telephone tried at; friends and family tried",
            "Rooms and belongings searched by",
            "Police reference, and when it was given",
        ),
    ),
    Paper.GRAB_PACK: Sheet(
        "For whoever is on shift. Check the version against MET Hub, and throw older copies away.",
        (
            ("The first hour", _HOUR),
            ("Call and look", ("phones", "places", "addresses", "associates", "transport")),
            ("Tell the police", ("description", "health", "exploitation", "legal")),
        ),
        ("Who did what, and when",),
    ),
}
