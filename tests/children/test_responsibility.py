"""Another authority answers for the child from a day on; who did before is kept."""

from datetime import date

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.models import Child, Transfer

pytestmark = pytest.mark.django_db
MOVED = {"from_on": "1/11/2026", "reason": "The family moved to Peterborough"}


@pytest.fixture
def say(browser, keeley, town):
    def saying(to="Peterborough", **said):
        asked = {"authority": town.authorities[to].reference, "version": keeley.version}
        address = reverse("children:edit-authority", args=[keeley.person.reference])
        return browser().post(address, MOVED | asked | said, follow=True)

    return saying


def test_the_new_authority_is_responsible_and_the_record_says_since_when(browser, say, keeley):
    page = say().text
    assert "Saved." in page
    assert Child.objects.get().responsible_authority.name == "Peterborough"
    row = Transfer.objects.get()
    assert (row.former.name, row.authority.name) == ("Cambridgeshire", "Peterborough")
    assert row.from_on == date(2026, 11, 1)
    story = reverse("chronology:story", args=[keeley.person.reference])
    shown = browser(Role.POLICE_MET).get(story).text
    assert "Responsible authority: Peterborough" in shown
    assert "The family moved to Peterborough" in shown
    assert "before: Cambridgeshire" in shown
    assert Entry.objects.get(what__endswith="authority-changed").details == {
        "was": "Cambridgeshire", "now": "Peterborough", "from_on": "2026-11-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"to": "Cambridgeshire"}, "This authority is responsible for the child now"),
        ({"from_on": "1/1/2099"}, "Record it once it has happened"),
        ({"reason": " "}, "Say what has happened"),
        ({"authority": "NOTTHERE22"}, "There is a problem"),
    ],
)
def test_what_cannot_be_is_refused_in_words(say, said, words):
    assert words in say(**said).text
    assert not Transfer.objects.exists()


def test_a_change_before_the_last_one_is_refused(say, keeley):
    say()
    page = say("Cambridgeshire", from_on="1/10/2026", version=keeley.version + 1).text
    assert "before what the record says now began" in page


def test_of_two_people_at_once_the_second_is_shown_what_the_first_saved(say):
    say()
    page = say().text
    assert "Somebody else changed this while your page was open" in page
    assert Transfer.objects.count() == 1
