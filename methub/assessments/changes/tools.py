"""A tool is loaded, and an authority decides to use it. Neither is ever edited."""

import hashlib
from datetime import date, datetime

from methub.agencies.models import Authority
from methub.assessments.changes.refusals import AlreadyDecided, SaysSomethingElse
from methub.assessments.models import ToolInUse, ToolVersion
from methub.assessments.rules import parse_to_load
from methub.assessments.rules.shipped import shipped_versions
from methub.audit import trail
from methub.foundation.actors import Actor


def load_tool(*, text: str, by: Actor, at: datetime) -> ToolVersion:
    """The tool a file describes; ToolError for a file that describes none. The same file may be
    loaded twice; another file under the same name and version may not."""
    tool = parse_to_load(text)
    if shipped_versions().get(tool.key, text) != text:
        raise SaysSomethingElse(
            f"{tool.key} comes with the product, and says something else: give this one another"
            " version."
        )
    digest = hashlib.sha256(text.encode()).hexdigest()
    with trail.open_page(by=by, at=at) as page:
        version, is_new = ToolVersion.objects.get_or_create(
            name=tool.name,
            version=tool.version,
            defaults={
                "title": tool.title,
                "about": tool.about,
                "text": text,
                "digest": digest,
                "loaded_at": at,
                "loaded_by": by.name,
            },
        )
        if version.digest != digest:
            raise SaysSomethingElse(
                f"{tool.key} is loaded already, and says something else. A tool is never changed"
                " once it is loaded: give this one another version."
            )
        what = "loaded" if is_new else "loaded-again"
        page.write(f"assessments.tool.{what}", about=version, tool=tool.key, digest=digest)
    return version


def use_tool(
    *, authority: Authority, tool: ToolVersion, from_on: date, by: Actor, at: datetime
) -> ToolInUse:
    """From a London day on the authority assesses with this version. Assessments already begun
    are finished with the version they were begun with."""
    with trail.open_page(by=by, at=at) as page:
        decided, is_new = ToolInUse.objects.get_or_create(
            authority=authority,
            name=tool.name,
            from_on=from_on,
            defaults={"tool": tool, "decided_at": at, "decided_by": by.name},
        )
        if not is_new and decided.tool_id != tool.pk:
            raise AlreadyDecided(
                f"{authority.name} has already decided which version of {tool.name} it uses from"
                " that day. Choose another day."
            )
        page.write(
            "assessments.tool.used", about=decided, authority=authority.name, tool=tool.key,
            from_on=from_on,
        )  # fmt: skip
    return decided


def stop_using_tool(
    *, authority: Authority, name: str, from_on: date, by: Actor, at: datetime
) -> ToolInUse:
    """From a London day on the authority begins no assessment with any version of this tool."""
    with trail.open_page(by=by, at=at) as page:
        decided, is_new = ToolInUse.objects.get_or_create(
            authority=authority,
            name=name,
            from_on=from_on,
            defaults={"tool": None, "decided_at": at, "decided_by": by.name},
        )
        if not is_new and decided.tool_id is not None:
            raise AlreadyDecided(
                f"{authority.name} has decided to use {name} from that day. Choose another day."
            )
        page.write(
            "assessments.tool.no-longer-used", about=decided, authority=authority.name, tool=name,
            from_on=from_on,
        )  # fmt: skip
    return decided
