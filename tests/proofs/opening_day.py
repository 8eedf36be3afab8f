"""Founds a town in the database it is started on, and says which key opens its front door.

A process of its own, because the proof that pulls the plug has no database connection to lose.
"""

import json
import os
from datetime import date

import django


def main() -> dict[str, str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "methub.config.settings")
    django.setup()
    from django.conf import settings

    from methub.agencies.roles import Role
    from methub.foundation.actors import MET_HUB
    from methub.foundation.timekeeping import now
    from methub.policies.changes import adopt_policy
    from methub.policies.rules.shipped import shipped_profiles
    from tests import town as towns
    from tests.desk import signed_in

    town = towns.found(at=now())
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2024, 1, 1), by=MET_HUB, at=now(),
    )  # fmt: skip
    name = settings.SESSION_COOKIE_NAME
    key = signed_in(town.people[Role.HUB_WORKER]).cookies[name].value
    return {"cookie": f"{name}={key}", "partnership": town.partnership.name}


if __name__ == "__main__":
    print(json.dumps(main()))
