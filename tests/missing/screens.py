"""The pages of an episode, asked for and sent."""

from datetime import timedelta

from django.urls import reverse

HOUR = timedelta(hours=1)
DECISION = "Section 47 enquiry; worker to see her weekly."


def _address(name, record):
    """Telling an authority is a page of the room in which authorities speak to each other."""
    room = "out_of_area" if name == "tell" else "missing"
    return reverse(f"{room}:{name}", args=[record.reference])


def page(client, name, record, **how):
    return client.get(_address(name, record), **how)


def send(client, name, record, **data):
    return client.post(_address(name, record), data)
