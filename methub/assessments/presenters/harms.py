"""The types an assessment is about: the harm of each, apart from the risk, and in what way."""

from dataclasses import dataclass

from django.urls import reverse

from methub.assessments.codes import NATURES, Exploitation, Harm, Nature
from methub.assessments.presenters.sheet import Option
from methub.assessments.queries import FilledIn


@dataclass(frozen=True)
class HarmRow:
    """One type: the harm, apart from the risk, and `ways`: in what way."""

    code: str
    label: str
    options: tuple[Option, ...]
    said: str
    natures: tuple[Option, ...]
    href: str

    @property
    def ways(self) -> str:
        return ", ".join(one.label for one in self.natures if one.is_chosen)


def harms(filled: FilledIn) -> tuple[HarmRow, ...]:
    """Every type the tool is for, and any other this assessment is about."""
    types = [*filled.tool.types, *(t for t in filled.types if t not in filled.tool.types)]
    return tuple(harm_of(filled, Exploitation(code)) for code in types)


def harm_of(filled: FilledIn, code: Exploitation) -> HarmRow:
    said = filled.types.get(code, "")
    choices = [*Harm.choices(), ("no", "Not one of the types")]
    return HarmRow(
        code=code.value,
        label=code.label,
        options=tuple(Option(c, label, c == (said or "no")) for c, label in choices),
        said=Harm(said).label if said else "",
        natures=tuple(
            Option(one, one.label, one in filled.natures.get(code, ()))
            for one in NATURES.get(code, tuple(Nature))
        )
        if said
        else (),
        href=reverse("assessments:harm", args=[filled.assessment.reference, code]),
    )
