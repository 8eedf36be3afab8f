"""What figures are asked, and what people write about a month."""

from methub.reports.forms.asking import (
    AS_AT,
    AUTHORITY,
    FROM,
    HALF,
    MEASURE,
    MEASURES,
    ONLY,
    PAGE,
    TO,
    VIEW,
    BuildForm,
    FigureForm,
    Question,
    QuestionForm,
    Recipient,
    only,
)
from methub.reports.forms.supplied import AnswerForm, SuppliedForm
from methub.reports.forms.themes import (
    BeginForm,
    DecideForm,
    NarrativeForm,
    ObserveForm,
    SetAsideForm,
)

__all__ = [
    "AnswerForm",
    "SuppliedForm",
    "AS_AT",
    "AUTHORITY",
    "FROM",
    "HALF",
    "MEASURE",
    "MEASURES",
    "ONLY",
    "PAGE",
    "TO",
    "VIEW",
    "BeginForm",
    "BuildForm",
    "DecideForm",
    "FigureForm",
    "NarrativeForm",
    "ObserveForm",
    "Question",
    "QuestionForm",
    "Recipient",
    "SetAsideForm",
    "only",
]
