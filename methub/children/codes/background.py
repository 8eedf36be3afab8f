"""Words for who a child is: the national lists, with their codes."""

from methub.foundation.codes import Code


class Ethnicity(Code):
    """The list of the school and looked-after children censuses."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Caribbean"
    BAFR = "BAFR", "African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Preferred not to say"
    NOBT = "NOBT", "Not yet asked"


class Disability(Code):
    """The list of the children in need census."""

    NONE = "NONE", "No disability"
    MOB = "MOB", "Mobility"
    HAND = "HAND", "Hand function"
    PC = "PC", "Personal care"
    INC = "INC", "Incontinence"
    COMM = "COMM", "Communication"
    LD = "LD", "Learning"
    HEAR = "HEAR", "Hearing"
    VIS = "VIS", "Vision"
    BEH = "BEH", "Behaviour"
    CON = "CON", "Consciousness"
    AUT = "AUT", "Autism"
    DDA = "DDA", "Another disability"


class Interpreter(Code):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"


class ImmigrationStatus(Code):
    CITIZEN = "citizen", "British or Irish citizen"
    SETTLED = "settled", "Settled or pre-settled, or leave to remain without limit"
    UASC = "uasc", "Unaccompanied child seeking asylum"
    ASYLUM_FAMILY = "asylum-family", "Seeking asylum with family"
    PROTECTED = "protected", "Refugee, or humanitarian protection"
    LIMITED = "limited", "Leave to remain for a limited time"
    NO_LEAVE = "no-leave", "No leave to remain"
    NOT_KNOWN = "not-known", "Not known"


class UpnUnknown(Code):
    """Why there is no unique pupil number."""

    UN1 = "UN1", "Not of school age, and none assigned yet"
    UN2 = "UN2", "Never at a maintained school in England"
    UN3 = "UN3", "Educated outside England"
    UN4 = "UN4", "Newly looked after, and not yet known"
    UN5 = "UN5", "Sources disagree, so that no number is certain"
    UN6 = "UN6", "Another reason given by the national list (UN6)"
    UN7 = "UN7", "Another reason given by the national list (UN7)"
