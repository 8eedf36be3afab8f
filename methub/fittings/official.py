"""The GOV.UK components' own macros, in an environment of their own.

Theirs are written to be lenient: a parameter left out is nothing. Ours are strict: a misspelt
variable must raise, never render as a blank where a risk should stand. So the two never mix.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

_LENIENT = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    autoescape=True,
    undefined=ChainableUndefined,
    auto_reload=False,  # else each component of each page asks the disk whether it has changed
    cache_size=-1,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def component(name: str) -> Callable[[Mapping[str, Any]], Markup]:
    """The macro of a component: `component("date-input")({...})`."""
    module = _LENIENT.get_template(f"govuk_frontend_jinja/components/{name}/macro.html").module
    words = name.split("-")
    macro = getattr(module, "govuk" + "".join(word.capitalize() for word in words))
    return lambda params: Markup(macro(dict(params)))


def question(name: str, params: Mapping[str, Any]) -> Markup:
    """A question, drawn. Where nobody has answered it yet it looks the same to everybody, and is
    drawn once: a page of filters asks forty. What somebody said is never kept."""
    if params["value"] or "errorMessage" in params:
        return component(name)(params)
    return _unanswered(name, json.dumps(params))


@lru_cache(maxsize=1_000)
def _unanswered(name: str, params: str) -> Markup:
    return component(name)(json.loads(params))
