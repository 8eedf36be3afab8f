"""Who may interview: a child can only speak freely of a home to somebody who is not part of it
(practice.md §3.1)."""

from dataclasses import dataclass

from methub.interviews.codes import Interviewer


@dataclass(frozen=True)
class Ruling:
    """Independent or not, and the reason somebody refused may read."""

    is_independent: bool
    reason: str


INDEPENDENCE: dict[Interviewer, Ruling] = {
    Interviewer.HUB_WORKER: Ruling(True, "The hub has no part in the child’s care"),
    Interviewer.COMMISSIONED: Ruling(True, "The provider has no part in the child’s care"),
    Interviewer.SOCIAL_WORKER: Ruling(True, "Accepted where the child does not live with them"),
    Interviewer.POLICE_OFFICER: Ruling(True, "Accepted: no part in the child’s care"),
    Interviewer.INDEPENDENT_VISITOR: Ruling(True, "Visits the child and belongs to no home"),
    Interviewer.FOSTER_CARER: Ruling(
        False, "A foster carer looks after the child, who may need to speak about that home"
    ),
    Interviewer.RESIDENTIAL_WORKER: Ruling(
        False, "A residential worker is part of the home the child may need to speak about"
    ),
    Interviewer.PARENT: Ruling(
        False, "A parent or carer is part of the home the child may need to speak about"
    ),
}
