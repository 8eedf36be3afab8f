"""Kinds of agency."""

from methub.foundation.codes import Code


class AgencyKind(Code):
    HUB = "hub", "MET Hub"
    POLICE = "police", "Police"
    CUSTOMER_SERVICE = "customer-service", "Customer service or MASH intake"
    SOCIAL_CARE = "social-care", "Children's social care"
    EARLY_HELP = "early-help", "Early help"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    YOUTH_JUSTICE = "youth-justice", "Youth justice"
    HOUSING = "housing", "Housing and licensing"
    VOLUNTARY = "voluntary", "Charity or voluntary sector"
    COMMISSIONED = "commissioned", "Commissioned interviewers"
    BOARD = "board", "Safeguarding partnership"
    AUTHORITY = "authority", "Authority administration and governance"
