"""Words for a concern: the types of exploitation, how it came, where it leads, how it stands."""

from methub.foundation.codes import Code


class Exploitation(Code):
    """The types of exploitation. A child may face several at once."""

    SEXUAL = "sexual", "Sexual exploitation"
    CRIMINAL = "criminal", "Criminal exploitation"
    COUNTY_LINES = "county-lines", "County lines"
    GANG = "gang", "Gangs"
    TRAFFICKING = "trafficking", "Trafficking and modern slavery"
    RADICALISATION = "radicalisation", "Radicalisation"
    FORCED_MARRIAGE = "forced-marriage", "Forced marriage"
    FGM = "fgm", "Female genital mutilation"
    LABOUR = "labour", "Labour exploitation and domestic servitude"
    FINANCIAL = "financial", "Financial exploitation and debt bondage"


class Nature(Code):
    """In what way: the tick boxes of the local tool of 2015, and those for criminal exploitation of
    a neighbouring force (practice.md §1.4)."""

    INTERNET = "internet", "Internet"
    PARTY = "party", "Parties"
    PARTNER = "partner", "Somebody the child calls a boyfriend or girlfriend"
    LONE = "lone", "One person alone"
    GROUP = "group", "Group or gang"
    ON_STREET = "on-street", "On the street"
    COUNTY_LINES = "county-lines", "County lines"
    LOCAL_DEALING = "local-dealing", "Dealing where the child lives"
    PREVENTION = "prevention", "At risk: prevention"
    OTHER = "other", "In another way"


NOT_SAID = "not-said"
"""Where whoever raised it could not say which type."""


class How(Code):
    """How a concern reached us."""

    FORM = "form", "Written here"
    TELEPHONE = "telephone", "By telephone"
    IN_PERSON = "in-person", "Said in person"
    WRITTEN = "written", "By e-mail or letter"
    INTERVIEW = "interview", "Said in a return home interview"
    NOTIFICATION = "notification", "Read in a notification"


class Destination(Code):
    """Where a concern leads."""

    ASSESSMENT = "assessment", "Assessment of exploitation"
    EARLY_HELP = "early-help", "Early help"
    SOCIAL_CARE = "social-care", "Children’s social care"
    ADVICE = "advice", "Advice only"
    NOTHING = "nothing", "No further action"


class Answered(Code):
    """How whoever raised it hears what came of it."""

    LETTER = "letter", "An e-mail says that an answer waits here"
    SPOKEN = "spoken", "Somebody speaks or writes to them"
    NOBODY = "nobody", "There is nobody to tell"


class Standing(Code):
    """What the list is filtered by."""

    WAITING = "waiting", "Waiting for a decision"
    UNKNOWN = "unknown", "Child not known yet"
    TELL = "tell", "Decided, and nobody told yet"
    DECIDED = "decided", "Decided"
    ALL = "all", "All"
