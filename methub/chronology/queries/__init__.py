"""One child's story, from every room below."""

from methub.chronology.queries.story import A_PAGE, Happening, Story, story

__all__ = ["A_PAGE", "Happening", "Story", "story"]
