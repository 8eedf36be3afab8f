"""A page of an interview, asked for and sent."""

from django.urls import reverse

from methub.policies import queries as policies
from tests.interviews.conftest import hours


def page(client, name, *arguments, expect=200):
    answer = client.get(reverse(f"interviews:{name}", args=arguments))
    assert answer.status_code == expect, answer.content[:2000]
    return answer.content.decode()


def send(client, door, /, *arguments, expect=302, **said):
    answer = client.post(reverse(f"interviews:{door}", args=arguments), said)
    assert answer.status_code == expect, answer.content.decode().split("<main")[-1][:3000]
    return answer


def in_writing(hub, at):
    return hub.started(hub.opened(hub.child(), at - hours(30)), at - hours(20))


def lists(interview, at):
    """The words its authority chooses from."""
    return policies.policy_for(authority=interview.authority, at=at).lists
