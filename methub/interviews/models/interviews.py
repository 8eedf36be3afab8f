"""The interview, the episodes it answers, and what was written."""

from django.db import models
from django.db.models import Q

from methub.agencies.models import Team, User
from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.interviews.codes import Outcome, Route, Section
from methub.missing.models import Episode
from methub.missing.models.episodes import Signed
from methub.people.models import Sight


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, viewer: Viewer) -> "InterviewQuerySet":
        """All interviews of children one may know of; or only those one holds."""
        if viewer.may(Permission.READ_INTERVIEW):
            return self.filter(
                Q(child_id__in=Sight.objects.of(viewer).whole_record().values("person_id"))
                | Q(assigned_to=viewer.user_id)
            )
        if viewer.may(Permission.READ_ASSIGNED):
            return self.filter(assigned_to=viewer.user_id)
        return self.none()


@tracked
class Interview(Record, Versioned):
    """A return home interview: one promise, which may answer several episodes."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="interviews")
    opened_at = models.DateTimeField()
    route = models.TextField(choices=Route.choices())
    route_why = models.TextField()
    assigned_to = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    assigned_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField(null=True)
    arranged_for = models.DateTimeField(null=True)
    arranged_where = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True)
    outcome = models.TextField(choices=Outcome.choices(), blank=True)
    outcome_reason = models.TextField(blank=True)
    outcome_note = models.TextField(blank=True)
    signposted_to = models.TextField(blank=True)
    outcome_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("interview_route_known", Route.values(), field="route"),
            code_column("interview_outcome_known", ["", *Outcome.values()], field="outcome"),
            models.CheckConstraint(
                name="interview_outcome_has_a_time",
                condition=Q(outcome="", outcome_at=None)
                | (~Q(outcome="") & Q(outcome_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="interview_by_child", fields=["child", "-opened_at"]),
            models.Index(
                name="interview_open_by_worker",
                fields=["assigned_to"],
                condition=Q(closed_at=None),
            ),
            models.Index(
                name="interview_to_sign_off", fields=["sent_at"], condition=Q(closed_at=None)
            ),
            # the yearly cap of the commissioned contract
            models.Index(
                name="interview_commissioned",
                fields=["opened_at"],
                condition=Q(route=Route.COMMISSIONED),
            ),
        ]


@tracked
class InterviewEpisode(Record):
    """This interview answers this episode. An episode is answered by one interview only, so
    every count is right when one interview answers several."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="covered")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="+")
    covered_at = models.DateTimeField()


@tracked
class Answers(Record, Signed):
    """One saved version of one section. Saving is adding: two people who save the same version
    meet the unique constraint, and both texts are kept."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="answers")
    section = models.TextField(choices=Section.choices())
    number = models.PositiveIntegerField()
    answers = models.JSONField()

    class Meta:
        constraints = [
            code_column("answers_section_known", Section.values(), field="section"),
            models.UniqueConstraint(
                name="one_version_of_a_section_at_a_time",
                fields=["interview", "section", "number"],
            ),
        ]


class Draft(Record):
    """What somebody is in the middle of writing. Not history: saving the section is the change."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="drafts")
    section = models.TextField(choices=Section.choices())
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    based_on = models.PositiveIntegerField()
    answers = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_draft_a_person_a_section", fields=["interview", "section", "user"]
            )
        ]
