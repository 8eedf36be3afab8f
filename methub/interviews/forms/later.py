"""Questions that must be answered in the end, and may be left open for now."""

from typing import Any

from methub.fittings.fields import ChoiceField, NarrativeField, SeveralField, TextField


class _Later:
    """Needed before the interview is sent, or for some outcomes only: the change says when. Half
    an answer is kept as it is, and the page does not call the question optional."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)  # type: ignore[misc]


class LaterLine(_Later, TextField):
    pass


class LaterText(_Later, NarrativeField):
    pass


class LaterOne(_Later, ChoiceField):
    pass


class LaterMany(_Later, SeveralField):
    pass
