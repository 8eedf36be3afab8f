"""Putting something in: e-mail files, or what a caller says; and setting something aside."""

import uuid
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from methub.fittings.fields import ChoiceField, CodeField, DayField, FilesField, NarrativeField
from methub.fittings.forms import HubForm, VersionedForm
from methub.intake.codes import NotificationKind
from methub.intake.forms.facts import line, lines, moment
from methub.intake.rules import KEYS
from methub.missing.codes import PoliceGrade
from methub.people.codes import Sex

LARGEST = settings.HUB_LARGEST_UPLOAD // (1024 * 1024)


class ReceiveForm(HubForm):
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    emails = FilesField(
        label="E-mail files",
        hint="Drop them here, or choose them. Saved from Outlook or another mail program as .eml. "
        f"Up to {LARGEST} MB together: put in more, one after another",
        megabytes=LARGEST,
        is_evidence=True,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"initial": {"key": uuid.uuid4()}, **more})

    def once(self, raw: bytes) -> str:
        """This file of this sending: put in again after a crash, it is one message."""
        return f"{self.cleaned_data['key'] or uuid.uuid4()}:{sha256(raw).hexdigest()}"


class TelephoneForm(HubForm):
    """What somebody says on the telephone. Nothing must be known but what kind of news it is."""

    MISSING: ClassVar = ("missing_from", "missing_since", "last_seen_at", "reported_at", "grade",
                         "clothing", "with_whom", "places_checked")  # fmt: skip
    FOUND: ClassVar = ("found_at", "found_where", "found_by", "returned_at", "returned_to",
                       "information")  # fmt: skip
    reveals: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
        "kind": {NotificationKind.MISSING_REPORTED: MISSING, NotificationKind.FOUND: FOUND}
    }

    says_optional = False
    key = forms.UUIDField(widget=forms.HiddenInput)
    reported_by = line("Who is calling", hint="Name, where they work, and a number to call back")
    surname = line("Surname")
    forenames = line("Forenames")
    known_as = line("Known as")
    born_on = DayField(label="Date of birth", required=False)
    sex = CodeField(label="Sex", code=Sex, required=False, widget=forms.Select)
    home_address = line("Home address")
    placement = line("Placement", hint="If the child does not live at home")
    police_reference = line("Police reference")
    kind = ChoiceField(
        label="What has happened?",
        choices=[
            (NotificationKind.MISSING_REPORTED.value, "A child is missing"),
            (NotificationKind.FOUND.value, "A child is found, or back"),
        ],
    )
    missing_from = line("Missing from")
    missing_since = moment("Missing since")
    last_seen_at = moment("Last seen")
    reported_at = moment("Reported to the police")
    grade = CodeField(label="Police grade", code=PoliceGrade, required=False, widget=forms.Select)
    clothing = lines("Clothing")
    with_whom = lines("Perhaps with")
    places_checked = lines("Places checked")
    found_at = moment("Found")
    found_where = line("Found where")
    found_by = line("Found by")
    returned_at = moment("Returned")
    returned_to = line("Returned to")
    information = lines("Information for the hub")
    circumstances = lines("What the caller says", rows=6)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"initial": {"key": uuid.uuid4()}, **more})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(
            said.get(name) for name in ("surname", "forenames", "known_as", "circumstances")
        ):
            raise ValidationError("Enter a name, or what the caller says")
        return said

    def said(self) -> Iterator[tuple[str, object]]:
        """The answers in the order they are written down."""
        kind = NotificationKind(self.cleaned_data["kind"])
        yield "kind", "Missing reported" if kind is NotificationKind.MISSING_REPORTED else "Found"
        for name in KEYS:
            if name != "kind":
                yield name, self.cleaned_data.get(name)


class SetAsideForm(VersionedForm):
    why = NarrativeField(
        label="Why nothing is opened",
        hint="What was done instead, and who was told. It stays beside the message",
        rows=3,
    )
