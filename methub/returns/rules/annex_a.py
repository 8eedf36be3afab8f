"""The words of Ofsted's Annex A for the codes of the return."""

from collections.abc import Mapping

GENDER: Mapping[str, str] = {"male": "a) Male", "female": "b) Female", "other": "d) Neither"}
NO_GENDER = "c) Not stated/recorded"
ANSWER: Mapping[bool | None, str] = {True: "a) Yes", False: "b) No", None: "c) Unknown"}
PROVIDER: Mapping[str, str] = {"PR1": "a) Own LA", "PR4": "b) Private"}
OTHER_PROVIDER = "c) Other"
NO_ETHNICITY = "u) UNKNOWN"
_ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN",
    "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
)  # fmt: skip
ETHNICITY: Mapping[str, str] = {
    code: f"{letter}) {code}"
    for letter, code in zip("abcdefghijklmnopqrst", _ETHNICITIES, strict=True)
}

NEED: Mapping[str, str] = {
    "N1": "a) Abuse or neglect",
    "N2": "b) Child's disability",
    "N3": "c) Parents illness or disability",
    "N4": "d) Family in acute stress",
    "N5": "e) Family dysfunction",
    "N6": "f) Socially unacceptable behaviour",  # the list's words for it, and not the hub's
    "N7": "g) Low income",
    "N8": "h) Absent parenting",
}
LAW: Mapping[str, str] = {
    "C1": "a) Interim care orders",
    "C2": "b) Full care orders",
    "D1": "c) Freed for Adoption",
    "E1": "d) Placement order granted",
    **dict.fromkeys(("V2", "V3", "V4"), "e) Accommodated under S20"),
    **dict.fromkeys(
        ("L1", "L2", "L3"), "f) Detained on child protection grounds in LA accommodation"
    ),
    **dict.fromkeys(("J1", "J2", "J3"), "g) Youth justice legal Statuses"),
}
CEASED: Mapping[str, str] = {
    **dict.fromkeys(("E11", "E12"), "a) Adopted"),
    "E2": "b) Died",
    "E3": "c) Care taken by another LA",
    **dict.fromkeys(("E4A", "E4B"), "d) Returned home to live with parents or relatives"),
    "E13": "e) Left care to live with parents, relatives or other person with no parental "
    "responsibility",
    "E41": "f) Residence order granted",
    **dict.fromkeys(("E45", "E46", "E47", "E48"), "g) Special Guardianship Orders"),
    **dict.fromkeys(("E5", "E6"), "h) Moved into independent living"),
    "E7": "i) Transferred to residential care funded by adult social services",
    "E9": "j) Sentenced to custody",
    "E14": "k) Accommodation on remand ended",
    "E15": "l) Age assessment determined child was 18 or over",
    "E16": "m) Child moved abroad",
    **dict.fromkeys(("E17", "E8"), "n) Care ceased for any other reason"),
}
PLACE: Mapping[str, str] = {
    **dict.fromkeys(("U1", "U2", "U3", "U4", "U5", "U6"), "a) Foster placement"),
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "b) Placed for adoption"),
    "P1": "c) Placed with parents",
    "P2": "d) Independent living",
    "P3": "e) Residential employment",
    **dict.fromkeys(("H5", "K3"), "f) Residential accommodation"),
    "K1": "g) Secure Children’s Homes",
    "K2": "h) Children’s Homes",
    "R1": "i) Residential Care Home",
    "R2": "j) NHS/Health Trust",
    "R3": "k) Family Centre or Mother and Baby Unit",
    "R5": "l) Young Offender Institution",
    "S1": "m) Residential school",
    **dict.fromkeys(("Z1", "Z11", "Z12", "Z13", "Z14"), "n) Other placements"),
    **dict.fromkeys(("T0", "T1", "T2", "T3", "T4"), "o) Temporary placement"),
}
IN, OUT = "a) In", "b) Out"
