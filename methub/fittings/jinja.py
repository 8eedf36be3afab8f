"""Our templates' environment: strict, autoescaped, with the few things every page needs."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from methub.fittings.frame import address
from methub.fittings.keys import new_key
from methub.fittings.official import component
from methub.foundation import spoken


def environment(**options: Any) -> Environment:
    """The environment Django makes our templates with."""
    strict = Environment(
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    )
    strict.globals |= {
        "url": _url,
        "url_if_there": address,
        "static": static,
        "csrf": _csrf,
        "once": _once,
        "nonce": _nonce,
        "official": component,
    }
    strict.filters |= {
        "day": spoken.day,
        "short_day": spoken.short_day,
        "clock": spoken.clock,
        "instant": spoken.instant,
        "length": _length,
    }
    return strict


def _url(name: str, *arguments: object, **query: object) -> str:
    """A page's address by its name; keyword arguments become the query."""
    address = reverse(name, args=arguments)
    if query:
        address += "?" + urlencode({k: v for k, v in query.items() if v not in (None, "")})
    return address


@pass_context
def _csrf(context: Context) -> Markup:
    token = get_token(context["request"])
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token)


def _once() -> Markup:
    """A key that makes this form one record, however often it is sent."""
    return Markup('<input type="hidden" name="_once" value="{}">').format(new_key())


@pass_context
def _nonce(context: Context) -> str:
    return str(getattr(context["request"], "csp_nonce", ""))


def _length(value: Any) -> Any:
    """A span of time as people say it; otherwise how many there are."""
    return spoken.length(value) if isinstance(value, timedelta) else len(value)
