"""Tools, and assessments of children one may know of."""

from methub.assessments.queries.tools import (
    NoSuchTool,
    said_by,
    tool_named,
    tools,
    tools_in_use,
    tools_of,
)

__all__ = ["NoSuchTool", "said_by", "tool_named", "tools", "tools_in_use", "tools_of"]
