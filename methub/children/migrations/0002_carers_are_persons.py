"""Every parent and carer there is becomes an adult of the registry, each one of their own: whether
two of them are the same is for a person to say, and the duplicates page asks."""

from itertools import islice

from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.deletion import DO_NOTHING, PROTECT

from methub.people.rules.births import NOT_KNOWN
from methub.people.rules.keys import keys_of
from methub.people.rules.names import Named, filed_as, taken_apart

from methub.foundation import founding

AT_ONCE = 1_000


def make_persons(apps, schema_editor):
    Carer = apps.get_model("children", "Carer")
    rows = _with_what_is_hidden(apps).order_by("pk").iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        people = [_person(apps, one) for one in some]
        apps.get_model("people", "Person").objects.bulk_create(people)
        for one, person in zip(some, people, strict=True):
            one.person = person
        apps.get_model("people", "PersonName").objects.bulk_create(
            _name(apps, one) for one in some
        )
        apps.get_model("people", "PersonIdentifier").objects.bulk_create(
            apps.get_model("people", "PersonIdentifier")(
                person=one.person, kind=kind, value=value, recorded_at=one.recorded_at
            )
            for one in some
            for kind, value in _reached(one)
        )
        apps.get_model("people", "AdultKey").objects.bulk_create(
            apps.get_model("people", "AdultKey")(person=one.person, kind=kind, value=value)
            for one in some
            for kind, value in sorted(_keys(one))
        )
        Carer.objects.bulk_update(some, ["person"])
    mine = Carer.objects.filter(pk=OuterRef("pgh_obj_id")).values("person")
    apps.get_model("children", "CarerEvent").objects.update(person_id=Subquery(mine))


def _with_what_is_hidden(apps):
    """By a number that leads to a home which nobody may be told, nobody is to be found."""
    home = apps.get_model("children", "Placement").objects.filter(
        child=OuterRef("child"), is_protected=True
    )
    address = apps.get_model("people", "PersonAddress").objects.filter(
        person=OuterRef("child"), is_protected=True
    )
    hidden = Q(placement__is_protected=True) | Q(placement=None) & (
        Q(Exists(home)) | Q(Exists(address))
    )
    return (
        apps.get_model("children", "Carer")
        .objects.select_related("child__person")
        .annotate(is_hidden=models.ExpressionWrapper(hidden, models.BooleanField()))
    )


def _called(one):
    return " ".join(one.name.split()) or "Name not known"


def _person(apps, one):
    forenames, surname = taken_apart(_called(one))
    return apps.get_model("people", "Person")(
        partnership_id=one.child.person.partnership_id,
        is_child=False,
        name=_called(one),
        sort_name=filed_as(surname, forenames),
    )


def _name(apps, one):
    forenames, surname = taken_apart(_called(one))
    return apps.get_model("people", "PersonName")(
        person=one.person,
        forenames=forenames,
        surname=surname,
        kind="legal",
        recorded_at=one.recorded_at,
    )


def _reached(one):
    said = {} if one.is_hidden else {"telephone": one.phone, "email": one.email}
    return [(kind, value.strip()) for kind, value in said.items() if value.strip()]


def _keys(one):
    forenames, surname = taken_apart(_called(one))
    numbers = [value for _, value in _reached(one)]
    return keys_of([Named(surname, forenames)], NOT_KNOWN, [], numbers)


class Migration(founding.Migration):

    dependencies = [
        ('children', '0001_first'),
        ('people', '0004_adults_among_persons'),
    ]

    operations = [
        migrations.AddField(
            model_name='carer',
            name='person',
            field=models.ForeignKey(null=True, on_delete=PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='carerevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=DO_NOTHING, related_name='+', related_query_name='+', to='people.person'),
        ),
        migrations.RunPython(make_persons, elidable=True),
    ]
