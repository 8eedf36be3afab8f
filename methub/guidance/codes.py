"""The kinds of things that are looked up."""

from methub.foundation.codes import Code


class Kind(Code):
    INDICATOR = "indicator", "Indicators"
    VULNERABILITY = "vulnerability", "Vulnerability factors"
    DEFINITION = "definition", "Definitions"
    PRINCIPLE = "principle", "Principles"
    HELPLINE = "helpline", "Helplines"
