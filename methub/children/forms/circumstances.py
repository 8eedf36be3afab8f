"""Care, homes, carers, school and workers: each is true from a day on."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from methub.children.codes import (
    AllocationKind,
    CareStatus,
    LivingKind,
    PlaceChange,
    PlaceProvider,
    PlaceType,
)
from methub.fittings.fields import (
    ChoiceField,
    DayField,
    MomentField,
    NarrativeField,
    NumberField,
    SeveralField,
    TextField,
    TickField,
)
from methub.fittings.forms import HubForm, VersionedForm

Choices = list[tuple[str, str]]


class _FromADay(HubForm):
    """True from a day, which comes last because it is usually today."""

    from_on = DayField(label="From which day?")

    def __init__(self, *args: Any, choices: dict[str, Choices] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, pairs in (choices or {}).items():
            field: Any = self.fields[name]
            field.choices = pairs if field.required else [("", "None"), *pairs]
        self.order_fields([*(name for name in self.fields if name != "from_on"), "from_on"])


class CareForm(_FromADay):
    status = ChoiceField(label="How does social care know the child?", choices=CareStatus)


class PlacementForm(_FromADay):
    """Where a child lives."""

    groups: ClassVar = (
        ("Where, and since when", ("kind", "name", "address", "postcode", "is_protected",
                                   "district", "host_authority", "from_on")),
        ("The homes until now", ("ends", "ended_because", "has_same_carers")),
        ("Only if it is far away, or in another authority’s area",
         ("typed_miles", "typed_why", "placed_from_at")),
        ("Only for the yearly return of children in care",
         ("place_type", "provider_type", "provider", "urn")),
    )  # fmt: skip

    kind = ChoiceField(label="Where does the child live?", choices=LivingKind)
    name = TextField(
        label="Name of the home or household",
        hint="For example, Fenview House, or Dad's",
        required=False,
    )
    address = TextField(label="Address", required=False)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    is_protected = TickField(
        label="Nobody may be told this address",
        hint="It will be shown only to people named one by one",
    )
    district = ChoiceField(label="District", choices=[], required=False, widget=forms.Select)
    host_authority = ChoiceField(
        label="Authority the home is in", choices=[], required=False, widget=forms.Select
    )
    typed_miles = NumberField(
        label="Miles beyond the boundary, if you know better",
        hint="Leave it out: the distance is measured from the postcode",
        required=False,
        min_value=0,
        max_value=1_000,
        decimal_places=1,
    )
    typed_why = TextField(
        label="Why is your distance right?",
        hint="Only where you gave one. It stands beside the distance that was measured",
        required=False,
    )
    placed_from_at = MomentField(
        label="At what time did the child move in?",
        hint="Notice to the other authority is owed within hours of it",
        required=False,
    )
    place_type = ChoiceField(
        label="Kind of placement in the return",
        choices=PlaceType,
        required=False,
        widget=forms.Select,
    )
    provider_type = ChoiceField(
        label="Provided by", choices=PlaceProvider, required=False, widget=forms.Select
    )
    provider = TextField(label="Name of the provider", required=False)
    urn = TextField(
        label="Ofsted number of the home", hint="For example, SC123456", required=False,
        max_length=20,
    )  # fmt: skip
    ends = SeveralField(
        label="Which of these homes end that day?",
        hint="Two households are two: leave a home that goes on",
        choices=[],
        required=False,
    )

    ended_because = ChoiceField(
        label="Why did they end?", choices=PlaceChange, required=False, widget=forms.Select
    )
    has_same_carers = TickField(
        label="The same carers look after the child",
        hint="They moved house with the child, or the placement changed its kind",
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["ends"]
        field.choices = [pair for pair in field.choices if pair[0]]
        if not field.choices:
            for name in ("ends", "ended_because", "has_same_carers"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("typed_miles") is not None and not said.get("typed_why"):
            raise ValidationError({"typed_why": "Say why your distance is right"})
        return said


class WorkerForm(_FromADay):
    """The allocated worker and their manager; or nobody, from a day on."""

    worker = ChoiceField(
        label="Allocated worker",
        hint="They and their manager can open the record from now on; the former worker no longer",
        choices=[],
        required=False,
        widget=forms.Select,
    )
    manager = ChoiceField(label="Their manager", choices=[], required=False, widget=forms.Select)
    kind = ChoiceField(label="What kind of worker?", choices=AllocationKind, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("worker") and not said.get("kind"):
            raise ValidationError({"kind": "Choose what kind of worker they are"})
        return said


class AuthorityForm(VersionedForm):
    """Another authority answers for the child."""

    authority = ChoiceField(
        label="Responsible authority",
        hint="The authority that answers for the child, wherever they live",
        choices=[],
        widget=forms.Select,
    )
    from_on = DayField(label="From which day?")
    reason = NarrativeField(
        label="What has happened?",
        hint="For example: the family moved, or a court named another authority",
        missing="Say what has happened",
        rows=3,
        max_length=2_000,
    )

    def __init__(self, *args: Any, authorities: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["authority"].choices = authorities  # type: ignore[attr-defined]
