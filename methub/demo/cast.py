"""Who is in the demonstration: every name is invented, and nobody here has ever lived."""

from dataclasses import dataclass
from datetime import date

from methub.agencies.codes import AgencyKind
from methub.agencies.roles import Role

CAMBRIDGESHIRE = "Cambridgeshire"
PETERBOROUGH = "Peterborough"

OUTSIDE_AUTHORITIES = (
    ("London Borough of Barking and Dagenham", "E09000002", "Placements duty desk"),
    ("Norfolk", "E10000020", "Emergency duty team"),
    ("Leicester", "E06000016", "Out-of-area desk"),
)

DISTRICTS = {
    "E07000010": ("Fenland", CAMBRIDGESHIRE, ("Wisbech", "March", "Chatteris"), "PE13 2"),
    "E07000009": ("East Cambridgeshire", CAMBRIDGESHIRE, ("Ely", "Soham", "Littleport"), "CB7 4"),
    "E07000011": (
        "Huntingdonshire",
        CAMBRIDGESHIRE,
        ("Huntingdon", "St Ives", "St Neots"),
        "PE29 3",
    ),
    "E07000008": ("Cambridge", CAMBRIDGESHIRE, ("Cambridge",), "CB4 2"),
    "E07000012": ("South Cambridgeshire", CAMBRIDGESHIRE, ("Cambourne", "Sawston"), "CB23 6"),
    "E06000031": ("Peterborough", PETERBOROUGH, ("Peterborough",), "PE1 3"),
}


@dataclass(frozen=True)
class Colleague:
    """Somebody who signs in. `district` makes a hub worker the area worker there."""

    name: str
    role: Role
    agency: str
    team: str
    manager: str = ""
    district: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.').replace(chr(39), '')}@methub.example"


HUB, POLICE = "MET Hub", "Cambridgeshire Constabulary"
CARE_C, CARE_P = "Cambridgeshire children's services", "Peterborough children's services"

AGENCIES: tuple[tuple[str, AgencyKind, str], ...] = (
    (HUB, AgencyKind.HUB, ""),
    (POLICE, AgencyKind.POLICE, ""),
    ("Customer Service Centre", AgencyKind.CUSTOMER_SERVICE, CAMBRIDGESHIRE),
    (CARE_C, AgencyKind.SOCIAL_CARE, CAMBRIDGESHIRE),
    (CARE_P, AgencyKind.SOCIAL_CARE, PETERBOROUGH),
    ("Cambridgeshire early help", AgencyKind.EARLY_HELP, CAMBRIDGESHIRE),
    ("Independent Voices", AgencyKind.COMMISSIONED, ""),
    ("Fenland Academy", AgencyKind.EDUCATION, CAMBRIDGESHIRE),
    ("Community paediatrics", AgencyKind.HEALTH, ""),
    ("Safeguarding partnership board", AgencyKind.BOARD, ""),
    ("Information governance", AgencyKind.AUTHORITY, CAMBRIDGESHIRE),
)

COLLEAGUES: tuple[Colleague, ...] = (
    Colleague("Samira Whitby", Role.HUB_SENIOR, HUB, "Hub", manager="Grace Adeyemi"),
    Colleague("Grace Adeyemi", Role.HUB_MANAGER, HUB, "Hub"),
    Colleague("Abena Osei", Role.HUB_WORKER, HUB, "Hub", "Samira Whitby", "E07000010"),
    Colleague("Tom Kerrigan", Role.HUB_WORKER, HUB, "Hub", "Samira Whitby", "E07000009"),
    Colleague("Priya Nair", Role.HUB_WORKER, HUB, "Hub", "Samira Whitby", "E07000011"),
    Colleague("Joe Bright", Role.HUB_WORKER, HUB, "Hub", "Samira Whitby", "E07000008"),
    Colleague("Ewa Nowak", Role.HUB_WORKER, HUB, "Hub", "Samira Whitby", "E07000012"),
    Colleague("Marcus Hale", Role.HUB_WORKER, HUB, "Hub", "Samira Whitby", "E06000031"),
    Colleague("Dean Marsh", Role.POLICE_MET, POLICE, "Missing persons"),
    Colleague("Leanne Frost", Role.INTAKE_OFFICER, "Customer Service Centre", "Front desk"),
    Colleague("Rosa Lane", Role.ALLOCATED_WORKER, CARE_C, "Fenland", "Peter Achebe"),
    Colleague("James Abara", Role.ALLOCATED_WORKER, CARE_C, "Huntingdon", "Peter Achebe"),
    Colleague("Helen Voss", Role.ALLOCATED_WORKER, CARE_P, "City", "Mina Qureshi"),
    Colleague("Peter Achebe", Role.TEAM_MANAGER, CARE_C, "Fenland"),
    Colleague("Mina Qureshi", Role.TEAM_MANAGER, CARE_P, "City"),
    Colleague("Sol Bennington", Role.ALLOCATED_WORKER, "Cambridgeshire early help", "District"),
    Colleague("Nadia Rahman", Role.COMMISSIONED_INTERVIEWER, "Independent Voices", "Interviewers"),
    Colleague("Ruth Calder", Role.PARTNER, "Fenland Academy", "Safeguarding"),
    Colleague("Ian Moss", Role.PARTNER, "Community paediatrics", "Safeguarding"),
    Colleague("Vera Lindqvist", Role.MACE_CHAIR, "Safeguarding partnership board", "Panel"),
    Colleague("Arjun Mehta", Role.ANALYST, "Safeguarding partnership board", "Analysis"),
    Colleague("Olive Tran", Role.GOVERNANCE_LEAD, "Information governance", "Governance"),
    Colleague("Chris Doyle", Role.ADMINISTRATOR, "Information governance", "Systems"),
)


@dataclass(frozen=True)
class Known:
    """A child the sample messages are about: they must be found under these names."""

    surname: str
    forenames: str
    known_as: str
    born_on: date
    sex: str
    district: str
    town: str
    address: str
    postcode: str


KEELEY = Known(
    "Hollis", "Keeley Anne", "KayKay", date(2011, 3, 14), "female",
    "E07000010", "March", "12 Bramley Row, Wisbech", "PE13 2QL",
)  # fmt: skip
KAYLEIGH = Known(
    "Hollins", "Kayleigh", "", date(2009, 6, 3), "female",
    "E07000011", "St Ives", "4 Waits Lane, St Ives", "PE27 5AB",
)  # fmt: skip
DANIEL = Known(
    "Okafor", "Daniel", "", date(2010, 9, 2), "male",
    "E07000011", "Huntingdon", "8 Priory Close, Huntingdon", "PE29 3AB",
)  # fmt: skip
MEGAN = Known(
    "Pryce", "Megan", "", date(2012, 11, 11), "female",
    "E07000009", "Ely", "5 Station Rd, Ely", "CB7 4BS",
)  # fmt: skip
OWEN = Known(
    "Pryce", "Owen", "", date(2014, 2, 5), "male",
    "E07000009", "Ely", "5 Station Rd, Ely", "CB7 4BS",
)  # fmt: skip

HOMES = (
    ("Fenview House", "3 Marsh Lane, March", "PE15 8NR", "E07000010"),
    ("Oakley Lodge", "41 Thorpe Road, Peterborough", "PE3 6AN", "E06000031"),
    ("Larch Court", "17 Mill Road, Huntingdon", "PE29 3TY", "E07000011"),
)

FAR_HOME = ("Saltmarsh House", "2 Harbour View, Whitby", "YO21 3PU")

GIRLS = (
    "Tia", "Jade", "Amelia", "Sophia", "Zofia", "Chloe", "Maya", "Ruby", "Aisha", "Grace",
    "Lily", "Erin", "Naomi", "Poppy", "Hana", "Ella", "Freya", "Mia", "Kezia", "Saoirse",
)  # fmt: skip
BOYS = (
    "Callum", "Jayden", "Mateusz", "Tyler", "Reece", "Kofi", "Luca", "Ethan", "Mohammed", "Finn",
    "Harvey", "Dylan", "Ade", "Jakub", "Riley", "Toby", "Yusuf", "Leo", "Connor", "Samuel",
)  # fmt: skip
SURNAMES = (
    "Mercer", "Imani", "Reid", "Kowalczyk", "O'Rourke", "Bassett", "Ndlovu", "Castle", "Farrow",
    "Petrov", "Dunne", "Ashworth", "Begum", "Larkin", "Stone-Avery", "Mistry", "Coleman", "Wragg",
    "Nunes", "Tilney", "Hargreave", "Osbourne", "Silva", "Thackray", "Malik", "Varga",
)  # fmt: skip
STREETS = ("Mill Lane", "Orchard Way", "Church Street", "Fen Road", "Station Road", "The Limes")

OWN_WORDS = (
    "Nobody asks where I want to be. I'd stay in if I could see my brother.",
    "I just needed to get out for a bit. It was too loud.",
    "They said they'd give me a lift back and then they didn't.",
    "I didn't think anyone would notice.",
    "I was at my mate's. We watched films. I turned my phone off because of my mum.",
    "He said I owed him for the trainers.",
    "I don't feel safe there at night, I told them that already.",
    "I wanted to see my nan.",
)

CIRCUMSTANCES = (
    "Left after an argument about a phone. Not answering calls.",
    "Did not come back from school. Friends say they last saw them at the bus station.",
    "Left the home after tea. Thought to be meeting older friends.",
    "Went to the shop and did not return.",
    "Bedroom found empty at the morning check; window open.",
)
