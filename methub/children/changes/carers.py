"""Parents and carers: an adult of the registry, linked to a child from a day on."""

from collections.abc import Mapping
from datetime import date, datetime

from methub.audit import trail
from methub.children.changes.dated import EndsBeforeItBegan, end
from methub.children.codes import CarerKind
from methub.children.models import Carer, Child, Placement
from methub.foundation.actors import Actor
from methub.people import changes as people
from methub.people.codes import IdentifierKind, NameKind
from methub.people.models import Person, PersonAddress, PersonIdentifier, PersonName
from methub.people.rules.names import taken_apart

NUMBERS = {"phone": IdentifierKind.TELEPHONE, "email": IdentifierKind.EMAIL}


def record_carer(
    *,
    child: Child,
    kind: CarerKind,
    from_on: date,
    name: str = "",
    person: Person | None = None,
    because: str = "",
    born_on: date | None = None,
    address: str = "",
    postcode: str = "",
    is_address_protected: bool = False,
    placement: Placement | None = None,
    until_on: date | None = None,
    phone: str = "",
    email: str = "",
    has_parental_responsibility: bool = False,
    is_to_be_notified: bool = True,
    contact_limits: str = "",
    by: Actor,
    at: datetime,
) -> Carer:
    """A parent or carer: in which home, whether they are told, and any limit on contact.

    `person` is whom somebody recognised, so that the mother of two is one person, also where she is
    a child of the hub herself; failing that, an adult of this name comes on to the registry.
    `because`: how whoever links them knows, where they may not otherwise know of this adult.
    """
    if until_on is not None and until_on < from_on:
        raise EndsBeforeItBegan
    with trail.open_page(by=by, at=at) as page:
        adult = found_or_new(child=child, person=person, name=name, born_on=born_on, by=by, at=at)
        made = Carer.objects.create(
            child=child,
            person=adult,
            kind=kind,
            from_on=from_on,
            placement=placement,
            until_on=until_on,
            phone=phone,
            email=email,
            has_parental_responsibility=has_parental_responsibility,
            is_to_be_notified=is_to_be_notified,
            contact_limits=contact_limits,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        carer = Carer.objects.get(pk=made.pk)
        found_by_their_numbers(carer=carer, by=by, at=at)
        # Of the carers of a hidden home it may be that home, whatever was ticked.
        is_hidden = is_address_protected or carer.is_protected
        if not adult.is_child:  # where a child lives is said on their own record
            _lives_at(
                carer=carer, text=address, postcode=postcode, is_hidden=is_hidden, by=by, at=at
            )
        page.write("children.carer.recorded", about=carer, person_id=child.pk, kind=kind)
        page.write("children.adult.linked", about=carer, person_id=adult.pk, why=because)
    return carer


def end_carer(*, carer: Carer, until_on: date, by: Actor, at: datetime) -> None:
    """They no longer care for the child from this day."""
    with trail.open_page(by=by, at=at) as page:
        end(carer, until_on)
        page.write("children.carer.ended", about=carer, person_id=carer.child_id)


def call_adult(*, adult: Person, name: str, by: Actor, at: datetime) -> None:
    """Their name was written wrongly: it is put right for every child they are linked with."""
    with trail.open_page(by=by, at=at) as page:
        forenames, surname = taken_apart(name)
        legal = PersonName.objects.get(
            person=adult, kind=NameKind.LEGAL, until_on=None, withdrawn_at=None
        )
        people.correct_name(name=legal, forenames=forenames, surname=surname, by=by, at=at)
        page.write("children.adult.called", about=adult, person_id=adult.pk)


def found_by_their_numbers(*, carer: Carer, by: Actor, at: datetime) -> None:
    """By the number they are rung on the same mother is known again, whatever she is called there.
    Not by one that leads to a home which nobody may be told, and no child by a number."""
    if carer.is_protected or carer.person.is_child:
        return
    with trail.open_page(by=by, at=at) as page:
        for field, kind in NUMBERS.items():
            if value := getattr(carer, field).strip():
                people.record_identifier(person=carer.person, kind=kind, value=value, by=by, at=at)
        page.write("children.adult.numbers-kept", about=carer, person_id=carer.person_id)


def no_longer_found_by(
    *, carer: Carer, said: Mapping[str, str], why: str, by: Actor, at: datetime
) -> None:
    """A number that was put right was somebody else's: it finds their children no more, unless
    another link of the adult says it too."""
    for field, value in said.items():
        if Carer.objects.filter(person=carer.person_id, **{field: value}).exists():
            continue
        for number in PersonIdentifier.objects.filter(
            person=carer.person_id, kind=NUMBERS[field], value=value.strip()
        ):
            people.withdraw_identifier(identifier=number, why=why, by=by, at=at)


def found_or_new(
    *, child: Child, person: Person | None, name: str, born_on: date | None, by: Actor, at: datetime
) -> Person:
    """Whom somebody recognised, as they stand now; else an adult nobody knew yet."""
    if person is not None:
        return _as_they_stand(person)
    forenames, surname = taken_apart(name)
    return people.register_person(
        partnership=child.person.partnership,
        forenames=forenames,
        surname=surname,
        born_on=born_on,
        is_child=False,
        by=by,
        at=at,
    )


def _lives_at(
    *, carer: Carer, text: str, postcode: str, is_hidden: bool, by: Actor, at: datetime
) -> None:
    """Where the adult lives, if it was said and is not known already."""
    text, postcode = text.strip(), postcode.strip().upper()
    known = PersonAddress.objects.filter(person=carer.person, text=text, postcode=postcode)
    if (text or postcode) and not known.exists():
        people.record_address(
            person=carer.person, text=text, postcode=postcode, is_protected=is_hidden,
            by=by, at=at,
        )  # fmt: skip


def _as_they_stand(person: Person) -> Person:
    """Held, so that nobody merges them meanwhile; whoever was merged is who they are now."""
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    return _as_they_stand(held.merged_into) if held.merged_into else held
