"""What can happen to a list that is brought in."""

from methub.spreadsheets.changes.deciding import (
    answer_row,
    decide_child,
    leave_out,
    leave_out_all_that_ask,
)
from methub.spreadsheets.changes.keeping import (
    begin_again,
    choose_columns,
    choose_table,
    keep_sheet,
    set_aside,
)
from methub.spreadsheets.changes.loading import begin_loading, give_back, load_sheet
from methub.spreadsheets.changes.reading import match_newcomers, match_people, read_rows
from methub.spreadsheets.changes.refusals import (
    Closed,
    NothingToLoad,
    NotNow,
    NotWhole,
    NoWhy,
    Refused,
    StillAsks,
)
from methub.spreadsheets.changes.undoing import undo_load

__all__ = [
    "Closed",
    "NoWhy",
    "NotNow",
    "NotWhole",
    "NothingToLoad",
    "Refused",
    "StillAsks",
    "answer_row",
    "begin_again",
    "begin_loading",
    "choose_columns",
    "choose_table",
    "decide_child",
    "give_back",
    "keep_sheet",
    "leave_out",
    "leave_out_all_that_ask",
    "load_sheet",
    "match_newcomers",
    "match_people",
    "read_rows",
    "set_aside",
    "undo_load",
]
