"""The tools there are, and which of them an authority assesses with on a day."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from methub.agencies.viewer import Viewer
from methub.assessments import rules
from methub.assessments.models import ToolInUse, ToolVersion
from methub.assessments.rules.shipped import shipped_versions
from methub.children.models import Child
from methub.children.queries import policy_of
from methub.foundation.timekeeping import london_day


def tools(*, viewer: Viewer) -> QuerySet[ToolVersion]:
    """Every version of every tool. What a tool asks is no secret: no child is in it."""
    return ToolVersion.objects.order_by("name", "-loaded_at", "-id")


def tools_in_use(*, viewer: Viewer, on: date | None = None) -> list[ToolInUse]:
    """What the authorities of the viewer's partnership assess with, on a day."""
    rows = ToolInUse.objects.on(on or london_day(viewer.at)).select_related("tool", "authority")
    found = rows.filter(authority__partnership__in=viewer.partnership_ids)
    return list(found.order_by("authority__name", "name"))


def decided(*, viewer: Viewer) -> QuerySet[ToolInUse]:
    """Everything the authorities of the viewer's partnership decided, the latest day first."""
    rows = ToolInUse.objects.filter(authority__partnership__in=viewer.partnership_ids)
    return rows.select_related("authority", "tool").order_by("-from_on", "authority__name", "name")


def tools_for(*, viewer: Viewer, child: Child) -> list[ToolVersion]:
    """What a child may be assessed with today: the tools of the authority whose policy holds."""
    authority, _ = policy_of(child=child, at=viewer.at)
    rows = ToolInUse.objects.on(london_day(viewer.at)).filter(authority=authority)
    return [row.tool for row in rows.select_related("tool").order_by("name") if row.tool]


def said_by(*, tool: ToolVersion) -> rules.Tool:
    """The tool as its file says it."""
    return _parsed(tool.digest)


class NoSuchTool(LookupError):
    """No tool of that name and version, loaded or shipped; the words say which there are."""


def tool_named(*, key: str) -> rules.Tool:
    """A version by "name@version". For the commands, which ask about no child."""
    if key in shipped_versions():
        return rules.parse(shipped_versions()[key])
    loaded = {tool.key: tool for tool in ToolVersion.objects.defer("text")}
    if key not in loaded:
        known = ", ".join(sorted({*loaded, *shipped_versions()}))
        raise NoSuchTool(f"There is no tool {key}. There is: {known}.")
    return said_by(tool=loaded[key])


@lru_cache(maxsize=256)
def _parsed(digest: str) -> rules.Tool:
    """What a version says never changes, so each is read once in a process."""
    text = ToolVersion.objects.filter(digest=digest).values_list("text", flat=True)[:1].get()
    return rules.parse(text)
