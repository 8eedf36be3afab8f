"""Postcodes and boundaries of an invented country: a square county, and homes around it."""

from datetime import UTC, datetime

import pytest

from methub.agencies import queries as agencies
from methub.agencies.roles import Role
from methub.foundation.actors import MET_HUB
from methub.places import changes
from methub.places.rules.directory import Row
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.house.building import ROOT

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DISTRICTS = ROOT.parent / "shared" / "reference" / "data" / "lad_met.geojson"
ROWS = [
    Row("PE11AA", "E06000031", 519_000, 298_000),  # Peterborough
    Row("CB11AA", "E07000008", 546_000, 258_000),  # Cambridge
    Row("PE139ZZ", "", None, None),  # the directory does not say where
    Row("YO111AA", "E06000065", 504_000, 488_000),  # Scarborough
    Row("NR11AA", "E07000148", 623_000, 308_000),  # Norwich
]


@pytest.fixture
def town(db):
    """The town, and what each of its authorities has decided."""
    town = towns.found(at=AT)
    profiles = shipped_profiles()
    for name in ("Cambridgeshire", "Peterborough"):
        adopt_policy(
            authority=town.authorities[name], profile_text=profiles[name.lower()],
            from_on=towns.SINCE, by=MET_HUB, at=AT,
        )  # fmt: skip
    return town


@pytest.fixture
def postcodes(town):
    for area in ("PE", "CB", "YO", "NR"):
        rows = [row for row in ROWS if row.postcode.startswith(area)]
        changes.load_area(area=area, edition="2026.1", rows=rows, by=MET_HUB, at=AT)


@pytest.fixture
def boundaries(town):
    changes.load_boundaries(content=DISTRICTS.read_bytes(), source="lad.geojson", by=MET_HUB, at=AT)


@pytest.fixture
def worker(town):
    """A hub worker who asks, and how they sign."""
    return agencies.front_desk(user=town.people[Role.HUB_WORKER], at=AT)
