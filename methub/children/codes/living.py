"""Words for where a child lives, how they are looked after, and who works with them."""

from methub.foundation.codes import Code


class CareStatus(Code):
    NOT_OPEN = "not-open", "Not open to social care"
    EARLY_HELP = "early-help", "Early help"
    CHILD_IN_NEED = "child-in-need", "Child in need"
    CHILD_PROTECTION = "child-protection", "Child protection plan"
    IN_CARE_S20 = "in-care-s20", "In care, section 20"
    IN_CARE_ORDER = "in-care-order", "In care, care order"
    IN_CARE_UASC = "in-care-uasc", "In care, unaccompanied asylum-seeking child"
    IN_CARE_OTHER = "in-care-other", "In care, police protection, remand or another order"
    CARE_LEAVER = "care-leaver", "Care leaver"


IN_CARE = frozenset(
    {
        CareStatus.IN_CARE_S20,
        CareStatus.IN_CARE_ORDER,
        CareStatus.IN_CARE_UASC,
        CareStatus.IN_CARE_OTHER,
    }
)


class LivingKind(Code):
    """practice.md §1.5."""

    HOME = "home", "At home"
    FAMILY = "family", "With other family"
    FOSTER = "foster", "Foster care"
    RESIDENTIAL = "residential", "Children's home"
    SEMI_INDEPENDENT = "semi-independent", "Semi-independent or independent"
    FRIENDS = "friends", "Staying with friends"
    HOMELESS = "homeless", "Homeless"
    SECURE = "secure", "Secure"
    OTHER = "other", "Somewhere else"


class CarerKind(Code):
    PARENT = "parent", "Parent"
    STEP_PARENT = "step-parent", "Step-parent"
    RELATIVE = "relative", "Relative"
    FOSTER_CARER = "foster-carer", "Foster carer"
    RESIDENTIAL_WORKER = "residential-worker", "Residential worker"
    OTHER = "other", "Other carer"


class AssociateKind(Code):
    """How a child knows somebody they are with."""

    FRIEND = "friend", "Friend"
    ASSOCIATE = "associate", "Associate"
    RELATIVE = "relative", "Relative"
    PARTNER = "partner", "Boyfriend or girlfriend"
    CONCERN = "person-of-concern", "Person of concern"


class AllocationKind(Code):
    SOCIAL_WORKER = "social-worker", "Social worker"
    EARLY_HELP_WORKER = "early-help-worker", "Early help worker"


class ServiceKind(Code):
    """Who else is involved (practice.md §4.4)."""

    YOUTH_JUSTICE = "youth-justice", "Youth justice"
    EXPLOITATION = "exploitation", "Exploitation service"
    EARLY_HELP = "early-help", "Early help"
    MENTAL_HEALTH = "mental-health", "Mental health"
    SUBSTANCES = "substances", "Drugs and alcohol"
    SEXUAL_HEALTH = "sexual-health", "Sexual health"
    HEALTH = "health", "Other health"
    GUARDIAN = "guardian", "Independent child trafficking guardian"
    ADVOCATE = "advocate", "Advocate or independent visitor"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    OTHER = "other", "Another service"


class MoveKind(Code):
    """What a child is prepared for, and who takes over."""

    ADULTHOOD = "adulthood", "The move to adult services"
    LEAVING_CARE = "leaving-care", "Leaving care"
