"""An address typed into a plan before it became protected: who may still read it there."""

from collections.abc import Iterable

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child, Placement
from methub.people.models import PersonAddress
from methub.plans import rules
from methub.plans.models import Plan


def as_told(
    *, viewer: Viewer, child: Child, plans: Iterable[Plan], on_paper: bool = False
) -> list[Plan]:
    """The same plans, each marked where it `repeats` a protected address; what does is withheld
    from whoever may not know where the child is, and from everybody on paper."""
    told = list(plans)
    repeated = {plan.pk: _repeating(plan) for plan in told} if _is_hidden(child) else {}
    is_kept = any(repeated.values()) and (
        on_paper or not children.may_know_where(viewer=viewer, child_id=child.pk)
    )
    for plan in told:
        codes = repeated.get(plan.pk, [])
        plan.repeats = bool(codes)
        if is_kept:
            plan.answers = {**plan.answers, **dict.fromkeys(codes, rules.WITHHELD)}
    return told


def repeats_protected(*, plan: Plan) -> bool:
    """For the job, which looks at every plan in force of a child whose home is hidden."""
    return bool(_repeating(plan))


def _is_hidden(child: Child) -> bool:
    return Child.objects.filter(children.hides_a_home("pk"), pk=child.pk).exists()


def _repeating(plan: Plan) -> list[str]:
    """The questions whose answers repeat any protected address the child has, had or will have."""
    homes = Placement.every.filter(child=plan.child_id, is_protected=True)
    addresses = PersonAddress.objects.filter(person=plan.child_id, is_protected=True)
    written = [text for row in homes.values_list("name", "address") for text in row]
    codes = list(homes.values_list("postcode", flat=True))
    for text, postcode in addresses.values_list("text", "postcode"):
        written.append(text)
        codes.append(postcode)
    keys, postcodes = rules.keys_of(*written), rules.postcode_keys(*codes)
    return [
        code
        for code, said in plan.answers.items()
        if rules.repeats(said, keys=keys, postcodes=postcodes)
    ]
