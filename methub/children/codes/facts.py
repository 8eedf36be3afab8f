"""The kinds of dated fact about a child: their word in an address, and their heading."""

from methub.foundation.codes import Code


class FactKind(Code):
    CARE = "care", "Care and legal status"
    HOME = "home", "Home"
    CARER = "carer", "Parent or carer"
    ASSOCIATE = "associate", "Friend, associate or person of concern"
    LIBERTY = "liberty", "Deprivation of liberty order"
    SCHOOL = "school", "School or college"
    SERVICE = "service", "Service involved"
    BACKGROUND = "background", "Language, nationality, faith and ethnicity"
    DISABILITY = "disability", "Disability"
    IMMIGRATION = "immigration", "Immigration status"


class NoteKind(Code):
    """What is written down once, and stays."""

    EDUCATION_PLAN = "education-plan", "Safety plan or risk-reduction strategy"
    EXCHANGE = "education-exchange", "Exchange with an education officer"
    MOVE = "move", "Growing up or leaving care: who takes over"
    UNDER_13 = "under-13", "Under 13: the police and a manager were spoken to"
    IDENTIFIER = "number", "Number or reference"
