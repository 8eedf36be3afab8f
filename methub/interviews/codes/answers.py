"""Words of what the child said (practice.md §3.5 to §3.7)."""

from methub.foundation.codes import Code


class Aim(Code):
    """The four statutory aims: each must be answered before an interview can be closed."""

    HARM = "harm", "Find out about any harm, told or not yet told, and deal with it"
    REASONS = "reasons", "Understand the reasons, and do something about them"
    SAFE = "safe", "Help the child to feel safe, and to know their options"
    INFORMATION = "information", "Say how to stay safe another time, with the helplines"


class Reason(Code):
    """Why a child went. One list, so that the reasons can be counted."""

    FRIENDS = "friends", "To be with friends"
    PARTNER = "partner", "To be with a boyfriend or girlfriend"
    FAMILY_CONTACT = "family-contact", "To see family"
    PARTY = "party", "A party or an event"
    FAMILY_CONFLICT = "family-conflict", "Difficulty with parents or carers"
    BOUNDARIES = "boundaries", "Rules and boundaries"
    PLACEMENT_UNHAPPY = "placement-unhappy", "Unhappy in the placement"
    ABUSE_AT_HOME = "abuse-at-home", "Abuse or neglect at home"
    DOMESTIC_ABUSE = "domestic-abuse", "Domestic abuse"
    PARENT_SUBSTANCE = "parent-substance", "A parent’s alcohol or drug use"
    SCHOOL = "school", "School"
    BULLYING = "bullying", "Bullying"
    MENTAL_HEALTH = "mental-health", "Mental health"
    LONELY = "lonely", "Feeling alone"
    SUBSTANCES = "substances", "Alcohol or drugs"
    CSE = "cse", "Sexual exploitation"
    CCE_COUNTY_LINES = "cce-county-lines", "Criminal exploitation or county lines"
    GANG = "gang", "Gangs"
    FORCED_LURED = "forced-lured", "Forced or lured away"
    TRAFFICKED_RETRAFFICKED = "trafficked-retrafficked", "Trafficked, or trafficked again"
    ONLINE_CONTACT = "online-contact", "Somebody met online"
    IMMIGRATION_FEAR = "immigration-fear", "Fear about immigration"
    FORCED_MARRIAGE_HBA = "forced-marriage-hba", "Forced marriage or so-called honour-based abuse"
    LOST_MISCOMMUNICATION = "lost-miscommunication", "Lost, late, or a misunderstanding"
    NOT_CONSIDERED_MISSING = "not-considered-missing", "Does not think they were missing"
    OTHER = "other", "Something else"
    NOT_DISCLOSED = "not-disclosed", "Did not want to say"


class Transport(Code):
    WALK = "walk", "Walked"
    CYCLE = "cycle", "Bicycle or e-scooter"
    BUS = "bus", "Bus"
    TRAIN = "train", "Train"
    TAXI = "taxi", "Taxi or private hire"
    CAR_KNOWN = "car-known", "Car, driver they know"
    CAR_UNKNOWN = "car-unknown", "Car, driver they do not know"
    STOLEN = "stolen", "Stolen vehicle"
    OTHER = "other", "Another way"
    NOT_KNOWN = "not-known", "Not said"


class Harm(Code):
    """What happened to a child while missing, or was near to happening."""

    PHYSICAL = "physical", "Physical harm"
    SEXUAL = "sexual", "Sexual harm or exploitation"
    CRIMINAL = "criminal", "Criminal exploitation"
    SUBSTANCES = "substances", "Alcohol or drugs"
    OFFENCE_AGAINST = "offence-against", "A crime against the child"
    OFFENCE_BY = "offence-by", "Drawn into a crime"
    WEAPONS = "weapons", "Weapons"
    SELF_HARM = "self-harm", "Self-harm"
    ONLINE = "online", "Harm online"
    RADICALISATION = "radicalisation", "Radicalisation"
    TRAFFICKED = "trafficked", "Moved from place to place by others"
    NO_SHELTER = "no-shelter", "Hunger, cold or nowhere to sleep"
    NONE_TOLD = "none-told", "None told"


class Likely(Code):
    UNLIKELY = "unlikely", "Unlikely"
    POSSIBLE = "possible", "Possible"
    LIKELY = "likely", "Likely"
    NOT_KNOWN = "not-known", "Cannot say"


class ActionKind(Code):
    """What comes of an interview (practice.md §3.5 I)."""

    SAFETY_PLAN = "safety-plan", "Safety plan"
    REFERRAL = "referral", "Referral"
    NRM = "nrm", "National Referral Mechanism"
    ASSESSMENT = "assessment", "Risk assessment, new or brought up to date"
    STRATEGY_MEETING = "strategy-meeting", "Strategy meeting"
    TRIGGER_PLAN = "trigger-plan", "Trigger plan"
    POLICE_INFORMATION = "police-information", "Information to the police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    EARLY_HELP = "early-help", "Early help"
    ADVOCACY = "advocacy", "Advocacy"
    CARE_PLAN_REVIEW = "care-plan-review", "Care plan review"
    OTHER = "other", "Something else"
