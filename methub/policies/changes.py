"""An authority adopts a policy."""

import hashlib
from datetime import date, datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.policies.models import PolicyVersion
from methub.policies.rules import parse


class AlreadyAdopted(Exception):
    """The authority already has a policy from this day."""


class WouldJudgeThePastAnew(Exception):
    """That day already had a policy. A breach is judged by the policy of its day, for ever."""


class AnotherAuthoritysPolicy(Exception):
    """The profile names the area of a different authority."""


def adopt_policy(
    *, authority: Authority, profile_text: str, from_on: date, by: Actor, at: datetime
) -> PolicyVersion:
    """From a London day on, this is what the authority has decided.

    The first policy may begin in the past. From then on every day that has come, today included,
    keeps the policy it had. Raises ProfileError for a profile nobody could work by."""
    policy = parse(profile_text)
    with trail.open_page(by=by, at=at) as page:
        authority = Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
        if authority.gss_code not in ("", policy.area.authority_code):
            raise AnotherAuthoritysPolicy
        adopted = PolicyVersion.objects.filter(authority=authority)
        if adopted.filter(from_on=from_on).exists():
            raise AlreadyAdopted
        if from_on <= london_day(at) and adopted.exists():
            raise WouldJudgeThePastAnew
        version = PolicyVersion.objects.create(
            authority=authority,
            from_on=from_on,
            text=profile_text,
            digest=hashlib.sha256(profile_text.encode()).hexdigest(),
            loaded_at=at,
            loaded_by=by.name,
        )
        page.write(
            "policies.policy.adopted",
            about=version,
            authority=authority.name,
            from_on=from_on.isoformat(),
            digest=version.digest,
        )
    return version
