"""The registry of persons, and who may see them."""

from methub.people.models.persons import (
    Person,
    PersonAddress,
    PersonBirth,
    PersonIdentifier,
    PersonKey,
    PersonName,
    PersonQuerySet,
)
from methub.people.models.sight import BreakGlass, Restriction, Sight, SightQuerySet

__all__ = [
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
]
