"""Children placed here by other authorities, and ours placed elsewhere: who told whom and when,
and what was agreed."""
