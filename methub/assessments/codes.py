"""The words of an assessment: what a tool may say, and what is said about a child with it."""

from methub.clocks.codes import Promise
from methub.concerns.codes import Exploitation as Exploitation
from methub.concerns.codes import Nature as Nature
from methub.foundation.codes import Code


class About(Code):
    """What a tool looks at, and a grade is about."""

    EXPLOITATION = "exploitation", "Exploitation"
    MISSING = "missing", "Going missing"
    TRAFFICKING = "trafficking", "Trafficking"


class Harm(Code):
    """Harm apart from risk: what is known to be happening to a child, of one type."""

    EXPLOITED = "exploited", "Being exploited"
    SUSPECTED = "suspected", "Suspected"
    AT_RISK = "at-risk", "At risk"


class Trigger(Code):
    """Why a child is assessed."""

    CONCERN = "concern", "A new concern"
    REVIEW = "review", "A review that was due"
    INCIDENT = "incident", "A significant incident"
    MISSING = "missing", "The child went missing"


class Method(Code):
    """How a tool comes to a level."""

    SCORE = "score", "Points are added up, and each level is a stretch of the score"
    COUNTS = "counts", "What was found is counted by grade, and a level needs so many of each"
    JUDGEMENT = "judgement", "What was found is set out, and the level is judgement alone"


class Kind(Code):
    """How an item is answered."""

    PRESENCE = "presence", "Present now, recently, both, earlier, no or not known"
    GRADED = "graded", "One answer of a scale"
    WORDS = "words", "In words, which never score"


class Presence(Code):
    """Whether something is there, and when it was. The windows are the tool's own."""

    NOW = "now", "Now"
    RECENTLY = "recently", "Recently"
    BOTH = "both", "Both"
    EARLIER = "earlier", "Earlier"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"


class Concern(Code):
    """What a level calls for, whatever it is called: for warnings and duties. Levels of different
    tools are never converted into each other by it."""

    NONE = "none", "None"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Warned(Code):
    """Who is never judged of no or low concern without a reason."""

    UNDER_13 = "under-13", "The child is under 13"
    LEARNING_DISABILITY = "learning-disability", "The child has a learning disability"


class Part(Code):
    """What is written beside the items."""

    FAMILY = "family", "Family circumstances"
    ONLINE = "online", "Life online, and what it opens the door to"
    NEGLECT = "neglect", "Neglect"
    DISCLOSED = "disclosed", "What the child has told, and when"
    PROTECTIVE = "protective", "What protects the child"
    CHILD = "child", "The child’s views"
    PARENT = "parent", "The parent’s or carer’s views"
    CONSIDERED = "considered", "Age, disability, ethnicity and culture: how they were considered"


class Side(Code):
    """Who agree a grade."""

    POLICE = "police", "Police"
    CHILDRENS_SERVICES = "childrens-services", "Children’s services"


class Movement(Code):
    """How a level compares with the one before."""

    NEW = "new", "New"
    UP = "up", "Up"
    DOWN = "down", "Down"
    SAME = "same", "Same"
    OTHER_TOOL = "other-tool", "Another tool: not compared"


class Recall(Code):
    """What the record may already know about an item. Harms are those told at an interview."""

    EPISODES = "episodes", "Missing episodes"
    OVERNIGHT = "overnight", "Missing episodes that lasted overnight"
    PHYSICAL = "physical", "Physical harm, told at an interview"
    SEXUAL = "sexual", "Sexual harm, told at an interview"
    CRIMINAL = "criminal", "Criminal exploitation, told at an interview"
    SUBSTANCES = "substances", "Alcohol or drugs, told at an interview"
    WEAPONS = "weapons", "Weapons, told at an interview"
    SELF_HARM = "self-harm", "Self-harm, told at an interview"
    ONLINE = "online", "Harm online, told at an interview"
    TRAFFICKED = "trafficked", "Moved by others, told at an interview"


class From(Code):
    """Where a piece of evidence was read, if the record knew of it."""

    WORKER = "worker", "Written here"
    EPISODE = "episode", "A missing episode"
    INTERVIEW = "interview", "A return home interview"
    ASSESSMENT = "assessment", "An earlier assessment"


class Duty(Code):
    """What a level owes a child: the offer at every level, the rest at medium and high concern."""

    RESPONSE = "response", "A response: early help or safeguarding"
    LEAD = "lead", "A lead professional"
    PLAN = "plan", "A multi-agency plan"
    OFFER = "offer", "What the authority offers at this level"


_SEXUAL = (
    Nature.INTERNET, Nature.PARTY, Nature.PARTNER, Nature.LONE, Nature.GROUP, Nature.ON_STREET,
    Nature.OTHER,
)  # fmt: skip
_CRIMINAL = (Nature.COUNTY_LINES, Nature.LOCAL_DEALING, Nature.PREVENTION, Nature.OTHER)
NATURES: dict[Exploitation, tuple[Nature, ...]] = {
    Exploitation.SEXUAL: _SEXUAL,
    Exploitation.CRIMINAL: _CRIMINAL,
    Exploitation.COUNTY_LINES: _CRIMINAL,
    Exploitation.GANG: _CRIMINAL,
}
"""In what way a child may be exploited, by type. Nobody has published a list for the others: of
them, any may be said."""

PROMISE_OF: dict[Duty, Promise] = {
    Duty.RESPONSE: Promise.LEVEL_RESPONSE,
    Duty.LEAD: Promise.LEVEL_LEAD,
    Duty.PLAN: Promise.LEVEL_PLAN,
    Duty.OFFER: Promise.CORE_OFFER,
}
"""The promise that stands until a duty is done."""
