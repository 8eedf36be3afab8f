"""Whether where a child lives is kept from people who are not named for it.

A recorded home or address says of itself that it is protected. What people type does not: where a
child was last seen, found or taken back to may be that home, or the refuge they move to next week.
So once a child has any protected address, at any time, such words are for named people alone.
"""

from django.db.models import Exists, OuterRef, Q

from methub.agencies.viewer import Viewer
from methub.children.models import Child, hides_a_home
from methub.people.models import Sight


def is_kept_from(*, viewer: Viewer, child: str = "child") -> Q:
    """For any rows with a child: whether words about where the child is are not for this viewer."""
    named = Sight.objects.by_name(viewer).filter(person=OuterRef(child))
    return hides_a_home(child) & ~Q(Exists(named))


def may_know_where(*, viewer: Viewer, child_id: int) -> bool:
    """Whether the viewer may read what people typed about where this child is or was."""
    return not Child.objects.filter(is_kept_from(viewer=viewer, child="pk"), pk=child_id).exists()
