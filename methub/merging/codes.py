"""The words of merging."""

from methub.foundation.codes import Code


class ProposalState(Code):
    """What became of two records that look like one child."""

    WAITING = "waiting", "Waiting to be looked at"
    NOT_THE_SAME = "not-the-same", "Not the same child"
    MERGED = "merged", "Merged"


class Side(Code):
    """Of two records, the one whose answer is true."""

    KEPT = "kept", "The record that stays"
    AWAY = "away", "The record that is merged into it"
