"""An authority says it in its own words: for its own people only, every version kept."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry as BookEntry
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day, now
from methub.guidance import changes, queries
from methub.guidance.codes import Kind
from methub.guidance.models import OwnEntry
from methub.guidance.rules import Entry, Own, said_to
from tests.desk import signed_in
from tests.guidance.test_files import WHOLE
from tests.town import found

pytestmark = pytest.mark.django_db
OURS = "Owes anything to somebody they fear."
WORDS = changes.Words(Kind.INDICATOR, "A debt", OURS, "Our panel, 2026")


@pytest.fixture
def town():
    return found(at=now())


def written(town, place="Cambridgeshire", *, code="debt", number=0, words=WORDS, at=None):
    return changes.write_entry(
        authority=town.authorities[place], code=code, words=words, number=number,
        by=town.actor(Role.HUB_MANAGER), at=at or now(),
    )  # fmt: skip


def read_by(town, role, code="debt", on=None):
    viewer, _ = front_desk(user=town.people[role], at=now())
    asked = queries.Asked(on=on)
    return [one.text for one in queries.entries(viewer=viewer, asked=asked) if one.code == code]


def test_its_own_people_read_its_words_alone_and_a_hub_of_two_authorities_reads_both(town):
    [shipped] = read_by(town, Role.ALLOCATED_WORKER)
    written(town)
    assert read_by(town, Role.ALLOCATED_WORKER) == [OURS]
    assert read_by(town, Role.HUB_WORKER) == [OURS, shipped]
    written(town, "Peterborough")
    assert read_by(town, Role.HUB_WORKER) == [OURS, OURS]


def test_another_authoritys_people_read_what_is_shipped(town):
    [shipped] = read_by(town, Role.ALLOCATED_WORKER)
    written(town, "Peterborough")
    assert read_by(town, Role.ALLOCATED_WORKER) == [shipped]


def test_every_version_is_kept_with_who_and_when_and_any_day_can_be_read(town):
    at = now()
    written(town, at=at - timedelta(days=9))
    again = changes.Words(Kind.INDICATOR, "A debt", "Said better.", "Our panel, 2026")
    written(town, number=1, words=again, at=at)
    assert read_by(town, Role.ALLOCATED_WORKER) == ["Said better."]
    assert read_by(town, Role.ALLOCATED_WORKER, on=london_day(at - timedelta(days=3))) == [OURS]
    assert set(OwnEntry.objects.values_list("number", "recorded_by_name")) == {
        (1, Role.HUB_MANAGER.label),
        (2, Role.HUB_MANAGER.label),
    }
    assert BookEntry.objects.filter(what="guidance.entry.written").count() == 2


def test_it_can_be_taken_back_and_is_what_is_shipped_again(town):
    [shipped] = read_by(town, Role.ALLOCATED_WORKER)
    written(town)
    back = {
        "authority": town.authorities["Cambridgeshire"], "code": "debt", "by": MET_HUB, "at": now()
    }  # fmt: skip
    changes.go_back(number=1, **back)
    assert read_by(town, Role.ALLOCATED_WORKER) == [shipped]
    with pytest.raises(changes.NothingToGoBackFrom):
        changes.go_back(number=2, **back)


def test_nobody_writes_over_what_somebody_else_wrote_meanwhile(town):
    written(town)
    with pytest.raises(ChangedMeanwhile):
        written(town)


def test_a_name_that_is_shipped_keeps_its_kind(town):
    line = changes.Words(Kind.HELPLINE, "Debt line", "Rings.", "Our panel")
    with pytest.raises(changes.Refused, match="indicators"):
        written(town, words=line)


@settings(max_examples=50)
@given(speaking=st.sets(st.integers(1, 3)), asking=st.sets(st.integers(1, 3)), back=st.booleans())
def test_what_is_shipped_is_hidden_only_where_every_authority_of_the_reader_speaks(
    speaking, asking, back
):
    day = london_day(now())
    own = [
        Own("debt", key, Kind.INDICATOR, "A debt", OURS, "Panel", day, back)
        for key in sorted(speaking & asking)
    ]
    shipped = {"debt": (Kind.INDICATOR, Entry("debt", "A debt", "Shipped.", "Guidance"))}
    said = said_to(authority_ids=asking, shipped=shipped, own=own, on=day)
    theirs = set() if back else speaking & asking
    assert {one.authority_id for one in said} - {None} == theirs
    assert (None in {one.authority_id for one in said}) == (not theirs or theirs != asking)


def test_a_file_becomes_an_authoritys_words_and_a_second_time_changes_nothing(town, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(WHOLE)
    for says in ("1 of 1 entries", "0 of 1 entries"):
        out = StringIO()
        call_command("load_guidance", file, authority="Cambridgeshire", stdout=out)
        assert says in out.getvalue()
    assert read_by(town, Role.ALLOCATED_WORKER) == ["Owes money."]
    file.write_text(WHOLE.replace("title", "titel"))
    with pytest.raises(CommandError, match="line 5: “titel” is not known here"):
        call_command("load_guidance", file, check=True)


# the pages


@pytest.mark.parametrize("role", (Role.ADMINISTRATOR, Role.COMMISSIONED_INTERVIEWER))
def test_whoever_is_signed_in_finds_the_reference_in_the_navigation(town, role):
    page = signed_in(town.people[role]).get(reverse("guidance:index")).content.decode()
    assert 'href="/reference/"' in page.split("<main")[0]


def test_looking_up_finds_every_word_and_a_kind_and_keeps_what_is_typed_out_of_the_address(town):
    client = signed_in(town.people[Role.PARTNER])
    whole = client.get(reverse("guidance:index")).content.decode()
    assert "Childline" in whole and "Cuckooing" in whole
    part = client.post(
        reverse("guidance:index"), {"words": "TAXI ticket"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "Journeys nobody can explain" in part and "1 entry" in part and "<html" not in part
    kind = client.post(reverse("guidance:index"), {"kind": "helpline"}).content.decode()
    assert "Childline" in kind and "Cuckooing" not in kind
    nothing = client.post(reverse("guidance:index"), {"words": "zebra"}).content.decode()
    assert "Nothing says that" in nothing
    half = client.post(reverse("guidance:index"), {"words": "taxi ticket", "on": "5 M"})
    assert "1 entry" in half.content.decode()
    past = client.post(reverse("guidance:index"), {"words": "missing (police)", "on": "1/1/2014"})
    assert "out of character" in past.content.decode()


def test_what_counts_opens_in_place_and_without_javascript_as_a_page(town):
    client = signed_in(town.people[Role.ALLOCATED_WORKER])
    address = reverse("guidance:beside", args=["gang,debt"])
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.index("Contact with a gang") < part.index("A debt") and "<html" not in part
    assert "<html" in client.get(address).content.decode()
    gone = client.get(reverse("guidance:beside", args=["no-such"])).content.decode()
    assert "Nobody says anything about this any longer" in gone


def test_whoever_keeps_the_policies_adds_changes_and_takes_back(town):
    client = signed_in(town.people[Role.ADMINISTRATOR])
    ours = town.authorities["Cambridgeshire"].reference
    words = {"title": "Fens line", "text": "Rings at night.", "source": "Panel", "version": 0}
    client.post(reverse("guidance:add", args=[ours]), {**words, "kind": "helpline"})
    assert read_by(town, Role.ALLOCATED_WORKER, "own-fens-line") == ["Rings at night."]
    twice = client.post(reverse("guidance:add", args=[ours]), {**words, "kind": "helpline"})
    assert "one of that name already" in twice.content.decode()
    unsayable = client.post(
        reverse("guidance:add", args=[ours]), {**words, "title": "?!", "kind": "helpline"}
    )
    assert "letters from A to Z" in unsayable.content.decode()

    change = reverse("guidance:write", args=["own-fens-line", ours])
    assert "Rings at night." in client.get(change).content.decode()
    client.post(change, {**words, "text": "Rings always.", "version": 1})
    late = client.post(change, {**words, "text": "Too late.", "version": 1}).content.decode()
    assert "Somebody else saved this meanwhile" in late and "Too late." in late

    client.post(reverse("guidance:back", args=["own-fens-line", ours]), {"version": 2})
    assert read_by(town, Role.ALLOCATED_WORKER, "own-fens-line") == []
    page = client.get(reverse("guidance:entry", args=["own-fens-line"])).content.decode()
    assert "Nobody says this any longer" in page and "Rings always." in page


def test_an_administrator_of_one_authority_keeps_no_other_authoritys_words(town):
    client = signed_in(town.people[Role.ADMINISTRATOR])
    theirs = town.authorities["Peterborough"].reference
    assert client.get(reverse("guidance:write", args=["debt", theirs])).status_code == 404
