"""One child's story, read from every room below and changing nothing."""
