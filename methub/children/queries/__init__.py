"""Children: who a viewer may know of, and what is true of them on a day."""

from methub.children.queries.choices import (
    districts,
    hidden_child,
    knows_everybody,
    legal_name,
    managers,
    may_be_named,
    may_restrict,
    naming_named,
    partnership_of,
    restriction_of,
    share_named,
    sights_of,
    workers,
)
from methub.children.queries.decided import growing_up, policy_of
from methub.children.queries.education import OutOfSchool, out_of_school
from methub.children.queries.facts import (
    Circumstances,
    circumstances,
    fact_named,
    homes,
    is_named,
    kind_of,
)
from methub.children.queries.lists import (
    A_PAGE,
    ADULT_AT,
    Listed,
    Sought,
    everyone_listed,
    found,
    listed,
    searched,
    similar,
    worked_with,
)
from methub.children.queries.moves import may_be_growing_up
from methub.children.queries.moving import TwoAnswers, two_answers
from methub.children.queries.photographs import Photographed, picture_of
from methub.children.queries.places import hides_a_home, is_kept_from, may_know_where
from methub.children.queries.situations import (
    Situation,
    child_named,
    children,
    situation,
    situation_of,
    situations,
)
from methub.children.queries.then import SituationThen, situations_then

__all__ = [
    "ADULT_AT",
    "A_PAGE",
    "Circumstances",
    "Listed",
    "OutOfSchool",
    "Photographed",
    "Situation",
    "SituationThen",
    "Sought",
    "TwoAnswers",
    "child_named",
    "children",
    "circumstances",
    "districts",
    "everyone_listed",
    "fact_named",
    "found",
    "growing_up",
    "hidden_child",
    "hides_a_home",
    "homes",
    "is_kept_from",
    "is_named",
    "kind_of",
    "knows_everybody",
    "legal_name",
    "listed",
    "managers",
    "may_be_growing_up",
    "may_be_named",
    "may_know_where",
    "may_restrict",
    "naming_named",
    "out_of_school",
    "partnership_of",
    "picture_of",
    "policy_of",
    "restriction_of",
    "searched",
    "share_named",
    "sights_of",
    "similar",
    "situation",
    "situation_of",
    "situations",
    "situations_then",
    "two_answers",
    "worked_with",
    "workers",
]
