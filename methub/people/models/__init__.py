"""The registry of persons, and who may see them."""

from methub.people.models.keys import AdultKey, AnyKey, PersonKey, file_keys
from methub.people.models.persons import (
    Person,
    PersonAddress,
    PersonBirth,
    PersonIdentifier,
    PersonName,
    PersonQuerySet,
)
from methub.people.models.sight import BreakGlass, Restriction, Sight, SightQuerySet

__all__ = [
    "AdultKey",
    "AnyKey",
    "BreakGlass",
    "Person",
    "PersonAddress",
    "PersonBirth",
    "PersonIdentifier",
    "PersonKey",
    "PersonName",
    "PersonQuerySet",
    "Restriction",
    "Sight",
    "SightQuerySet",
    "file_keys",
]
