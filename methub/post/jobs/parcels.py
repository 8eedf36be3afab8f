"""A letter's words, from the files in `letters/`."""

from functools import cache
from pathlib import Path

from django.conf import settings

from methub.post import rules
from methub.post.changes import Parcel
from methub.post.codes import Template
from methub.post.models import Letter

WORDS = Path(__file__).resolve().parents[1] / "letters"


def parcel_for(letter: Letter) -> Parcel:
    composed = rules.compose(
        words_of(Template(letter.template)),
        reference=letter.about_reference,
        link=settings.HUB_ORIGIN + letter.path,
    )
    return Parcel(
        to=letter.to, subject=composed.subject, text=composed.text, reference=letter.reference
    )


@cache
def words_of(template: Template) -> rules.LetterWords:
    return rules.parse_letter((WORDS / f"{template}.txt").read_text())
