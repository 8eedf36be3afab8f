"""The child's record. What changes over time is rows with dates; the present is the newest row."""

from methub.children.models.associates import Associate, AssociateQuerySet
from methub.children.models.background import Background, DisabilityRecord, ImmigrationRecord
from methub.children.models.care import CareRecord, LibertyOrder, Placement
from methub.children.models.carers import Carer, CarerQuerySet, hides_a_home
from methub.children.models.children import Child, ChildQuerySet, Photograph, Transfer
from methub.children.models.corrections import FactCorrection
from methub.children.models.dated import Dated
from methub.children.models.education import EducationExchange, EducationPlan, Schooling
from methub.children.models.work import Allocation, MovePlan, Safeguarded, Service

__all__ = [
    "Allocation",
    "Associate",
    "AssociateQuerySet",
    "Background",
    "CareRecord",
    "Carer",
    "CarerQuerySet",
    "Child",
    "ChildQuerySet",
    "Dated",
    "DisabilityRecord",
    "EducationExchange",
    "EducationPlan",
    "FactCorrection",
    "ImmigrationRecord",
    "LibertyOrder",
    "MovePlan",
    "Photograph",
    "Placement",
    "Safeguarded",
    "Schooling",
    "Service",
    "Transfer",
    "hides_a_home",
]
