"""How far a home is from the area, while somebody types where it is: part of the page that asks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.children.views.asking import opened
from methub.places import queries as places
from methub.places.presenters import drawn
from methub.places.rules.postcodes import as_written

LONGEST = 10


@require(Permission.CORRECT_CHILD)
@require_POST
def distance(request: SignedInRequest, reference: str) -> HttpResponse:
    """Posted, because where a child lives may stand in no address. It changes nothing."""
    child = opened(request, reference)
    postcode = as_written(request.POST.get("postcode", "")[:LONGEST])
    authority = child.responsible_authority
    found = places.distance_from(postcode=postcode, authority=authority, at=request.at)
    ground = places.ground_of(authority=authority, at=request.at)
    page = {"postcode": postcode, "words": found.words, "drawn": drawn(ground, found)}
    return render(request, "children/distance.html", page)
