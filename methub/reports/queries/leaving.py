"""How small a number may not leave: as the authorities decided whose children are counted."""

from methub.agencies.viewer import Viewer
from methub.policies import queries as policies
from methub.reports.queries.asked import Asked
from methub.reports.rules.suppression import USUAL_THRESHOLD


def withholds_below(*, viewer: Viewer, asked: Asked) -> int:
    """Of several authorities, what the most careful decided; who decided nothing has the usual."""
    decided = policies.policies_in_force(viewer=viewer)
    limits = (
        decided[pk].figures.withhold_below if pk in decided else USUAL_THRESHOLD
        for pk in asked.authorities
    )  # fmt: skip
    return max(limits, default=USUAL_THRESHOLD)
