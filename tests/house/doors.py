"""Every door of the product: its name, what stands behind it, and how its address is made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Doors that no address can be made for, and why that is right.
WITHOUT_ADDRESS: dict[str, str] = {}


@dataclass(frozen=True)
class Door:
    name: str
    view: Callable[..., Any]
    route: str

    @property
    def room(self) -> str:
        """Whose door it is; the front of the house has no name before the colon."""
        return room_of(self.name)

    @property
    def permissions(self) -> tuple[str, ...]:
        """What opens it, when it has a lock."""
        return tuple(getattr(self.view, "permissions", ()))

    @property
    def reason(self) -> str:
        """Why it has no lock, when it has none."""
        view = self.view
        return str(getattr(view, "open_because", getattr(view, "open_to_signed_in_because", "")))

    @property
    def is_open_to_the_street(self) -> bool:
        return hasattr(self.view, "open_because")


def room_of(door: str) -> str:
    return door.rpartition(":")[0] or "front"


def doors(
    patterns: Iterable[URLPattern | URLResolver] | None = None, prefix: str = "", route: str = ""
) -> Iterator[Door]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from doors(pattern.url_patterns, inner, here)
        else:
            yield Door(f"{prefix}{pattern.name}", pattern.callback, here)
