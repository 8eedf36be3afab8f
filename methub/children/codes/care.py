"""The code lists of the return on looked-after children (SSDA903), for one episode of care.

The stored value is the return's own code, so that what is loaded goes out as it came in. Longest
labels are shortened; codes no longer used are kept for the years in which they were.
"""

from methub.foundation.codes import Code


class LegalStatus(Code):
    """LS: under which law a child is looked after."""

    C1 = "C1", "Interim care order"
    C2 = "C2", "Full care order"
    D1 = "D1", "Freeing order granted"
    E1 = "E1", "Placement order granted"
    V2 = "V2", "Single period of accommodation, section 20"
    V3 = "V3", "Agreed series of short breaks, each recorded"
    V4 = "V4", "Agreed series of short breaks, the agreement recorded"
    L1 = "L1", "Police protection, in local authority accommodation"
    L2 = "L2", "Emergency protection order"
    L3 = "L3", "Child assessment order, in local authority accommodation"
    J1 = "J1", "Remanded to local authority or youth detention accommodation"
    J2 = "J2", "Placed in local authority accommodation under PACE"
    J3 = "J3", "Youth rehabilitation order with residence or intensive fostering"


class Need(Code):
    """CIN: the main reason for which the authority became involved. The words are the return's."""

    N1 = "N1", "Abuse or neglect"
    N2 = "N2", "Child’s disability"
    N3 = "N3", "Parental illness or disability"
    N4 = "N4", "Family in acute stress"
    N5 = "N5", "Family dysfunction"
    N6 = "N6", "Category N6 of the return"
    N7 = "N7", "Low income"
    N8 = "N8", "Absent parenting"


class ReasonNew(Code):
    """RNE: why a new episode of care begins."""

    S = "S", "Started to be looked after"
    L = "L", "Change of legal status only"
    P = "P", "Change of placement and carers"
    T = "T", "Change of placement, with the same carers"
    B = "B", "Change of legal status, placement and carers"
    U = "U", "Change of legal status and placement, with the same carers"


class PlaceType(Code):
    """PLACE: the kind of placement."""

    A3 = "A3", "Placed for adoption with consent, with current foster carers"
    A4 = "A4", "Placed for adoption with consent, not with current foster carers"
    A5 = "A5", "Placed for adoption by order, with current foster carers"
    A6 = "A6", "Placed for adoption by order, not with current foster carers"
    H5 = "H5", "Semi-independent living (until March 2024)"
    K1 = "K1", "Secure children’s home"
    K2 = "K2", "Children’s home"
    K3 = "K3", "Registered supported accommodation"
    P1 = "P1", "Placed with parents or others with parental responsibility"
    P2 = "P2", "Independent living (until March 2024)"
    P3 = "P3", "Residential employment"
    R1 = "R1", "Residential care home"
    R2 = "R2", "Health establishment"
    R3 = "R3", "Family centre or mother and baby unit"
    R5 = "R5", "Young offender institution"
    S1 = "S1", "Residential school"
    T0 = "T0", "Temporary move"
    T1 = "T1", "Temporary stay in hospital"
    T2 = "T2", "Temporary absence on holiday"
    T3 = "T3", "Temporary stay while the foster carers are away"
    T4 = "T4", "Temporary stay of seven days or less"
    U1 = "U1", "Fostered by relatives or friends, long term"
    U2 = "U2", "Fostered by relatives or friends who are approved adopters"
    U3 = "U3", "Fostered by relatives or friends, not long term"
    U4 = "U4", "Fostered, long term"
    U5 = "U5", "Fostered by approved adopters"
    U6 = "U6", "Fostered, not long term"
    Z1 = "Z1", "Other placement (until March 2024)"
    Z11 = "Z11", "Other placement, Z11 of the return"
    Z12 = "Z12", "Other placement, Z12 of the return"
    Z13 = "Z13", "Other placement, Z13 of the return"
    Z14 = "Z14", "Other placement, Z14 of the return"


class PlaceProvider(Code):
    """PLACE_PROVIDER: who provides it."""

    PR0 = "PR0", "Parents or others with parental responsibility"
    PR1 = "PR1", "The responsible authority’s own"
    PR2 = "PR2", "Another local authority"
    PR3 = "PR3", "Other public provision"
    PR4 = "PR4", "Private provision"
    PR5 = "PR5", "Voluntary or third sector"


class ReasonCeased(Code):
    """REC: why the episode of care ended."""

    X1 = "X1", "Another episode of care begins the same day"
    E11 = "E11", "Adopted, unopposed"
    E12 = "E12", "Adopted, consent dispensed with by the court"
    E2 = "E2", "Died"
    E3 = "E3", "Care taken over by another authority in the United Kingdom"
    E4A = "E4A", "Returned home, as planned"
    E4B = "E4B", "Returned home, not as planned"
    E13 = "E13", "Left to live with people without parental responsibility"
    E41 = "E41", "Child arrangements order granted"
    E45 = "E45", "Special guardianship: former foster carers, relatives or friends"
    E46 = "E46", "Special guardianship: other former foster carers"
    E47 = "E47", "Special guardianship: other carers, relatives or friends"
    E48 = "E48", "Special guardianship: other carers"
    E5 = "E5", "Independent living with formal support"
    E6 = "E6", "Independent living without formal support"
    E7 = "E7", "Residential care funded by adult social care"
    E9 = "E9", "Sentenced to custody"
    E14 = "E14", "Accommodation on remand ended"
    E15 = "E15", "Age assessed as 18 or over"
    E16 = "E16", "Moved abroad"
    E17 = "E17", "Remained with current carers at 18"
    E8 = "E8", "Any other reason"


class PlaceChange(Code):
    """REASON_PLACE_CHANGE: why a placement ended."""

    CARPL = "CARPL", "Care plan changed or carried out"
    CLOSE = "CLOSE", "Carer resigned or home closed"
    ALLEG = "ALLEG", "Allegation (section 47)"
    STAND = "STAND", "Concern about the standard of care"
    CUSTOD = "CUSTOD", "Custody"
    APPRR = "APPRR", "Approval removed"
    CREQB = "CREQB", "Carers asked for it to end: behaviour (the return’s word)"
    CREQO = "CREQO", "Carers asked for it to end: other reasons"
    CHILD = "CHILD", "The child asked for it to end"
    LAREQ = "LAREQ", "Responsible or area authority asked for it to end"
    PLACE = "PLACE", "Only the status of the placement changed"
    OTHER = "OTHER", "Another reason"


class WorkerChange(Code):
    """SW_REASON: why the social worker changed."""

    MANAGE = "MANAGE", "Managing caseloads"
    FCONTA = "FCONTA", "First contact or new referral"
    LEFTRL = "LEFTRL", "Former worker left the role"
    ORGRST = "ORGRST", "Reorganisation"
    TSPROC = "TSPROC", "Transfer by the usual process"
    ABSENC = "ABSENC", "Cover for an absence, or return from one"
    CHCHAN = "CHCHAN", "The child asked for another worker"
    PCCHAN = "PCCHAN", "A parent or carer asked for another worker"
    SWDIED = "SWDIED", "Former worker died"
    OTHERS = "OTHERS", "Another reason"
