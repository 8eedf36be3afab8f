"""Words of the yearly return on looked-after children (SSDA903)."""

from methub.foundation.codes import Code


class Table(Code):
    """The tables of the return, by the names the Department uses."""

    HEADER = "Header", "Children"
    EPISODES = "Episodes", "Episodes of care"
    MISSING = "Missing", "Missing or away"
    UASC = "UASC", "Unaccompanied children"
    REVIEWS = "Reviews", "Reviews"
    OC2 = "OC2", "Health and conviction"
    OC3 = "OC3", "Care leavers"
    AD1 = "AD1", "Adoption"
    PLACED_ADOPTION = "PlacedAdoption", "Placed for adoption"
    PREV_PERM = "PrevPerm", "Earlier permanence"
    SW_EPISODES = "SWEpisodes", "Social workers"
    DOLO = "DoLo", "Deprivation of liberty"


class Outcome(Code):
    """What became of a row of a file."""

    TAKEN = "taken", "Taken"
    CHANGED = "changed", "Changed"
    SAME = "same", "Known already"
    KEPT = "kept", "Kept as it was sent"
    REFUSED = "refused", "Refused"
    NOTED = "noted", "Look at this"


class LoadState(Code):
    """Put off: the files are as good as ever, and the record moved while they were read."""

    WAITING = "waiting", "Waiting to be read"
    TRIED = "tried", "Tried: nothing was changed"
    PUT_OFF = "put-off", "Put off: nothing was changed"
    LOADED = "loaded", "Loaded"
    REFUSED = "refused", "Refused: nothing was changed"
