"""A question answered with one of our codes."""

from collections.abc import Collection
from typing import Any

from methub.fittings.fields import ChoiceField
from methub.foundation.codes import Code
from methub.missing.codes import YesNo

YES_OR_NO = (YesNo.YES, YesNo.NO)


class CodeField(ChoiceField):
    """One of a list of codes, given back as the code it is."""

    def __init__(self, *, codes: type[Code], only: Collection[Code] = (), **more: Any) -> None:
        among = [code for code in codes if not only or code in only]
        super().__init__(choices=[(code.value, code.label) for code in among], **more)
        self.codes = codes

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return self.codes(said) if said else ""
