"""Where somebody may be sent on to: a path of this site, and nothing that only looks like one."""

from django.utils.http import url_has_allowed_host_and_scheme


def leads_within(address: str) -> bool:
    """No host is ever named, so none has to be judged."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
