"""A letter that reaches nobody is shown to somebody, who can telephone instead."""

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.foundation.actors import MET_HUB
from methub.post import changes as post
from methub.post.codes import Progress, Template
from methub.post.models import LetterProgress
from tests.desk import signed_in


@pytest.fixture
def letter(town, county, at):
    return post.write_letter(
        to="nobody@town.example", template=Template.ALERT, reference="ABCDEFGH23",
        path="/today/promises/ABCDEFGH23/", once="alert 1", partnership=town.partnership,
        user=town.people[Role.HUB_WORKER], person_id=county.pk, by=MET_HUB, at=at,
    )  # fmt: skip


@pytest.fixture
def given_up(letter, at):
    LetterProgress.objects.create(
        letter=letter, state=Progress.FAILED, recorded_at=at, note="550 No such mailbox"
    )
    return letter


def shown(user):
    return signed_in(user).get(reverse("governance:letters")).text


def test_a_letter_given_up_is_shown_with_its_reader_and_the_reason(town, given_up):
    page = shown(town.people[Role.GOVERNANCE_LEAD])
    assert "1 letter reached nobody" in page
    assert "ABCDEFGH23" in page
    assert town.people[Role.HUB_WORKER].name in page
    assert "550 No such mailbox" in page


def test_nothing_is_said_of_the_child_it_was_about(town, given_up, county):
    page = shown(town.people[Role.GOVERNANCE_LEAD])
    assert county.person.name not in page
    assert county.person.reference not in page


def test_a_letter_on_its_way_is_not_there(town, letter):
    assert "still on its way" in shown(town.people[Role.GOVERNANCE_LEAD])


def test_another_partnership_does_not_see_it(town, given_up):
    assert "ABCDEFGH23" not in shown(town.stranger)
