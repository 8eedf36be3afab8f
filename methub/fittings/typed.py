"""What somebody typed to find somebody, kept out of addresses.

An address stands in the browser's history, in the logs of proxies, and wherever it is copied to: a
child's name may not. So the words stay here, under a key that means nothing and that only whoever
typed them can use; and Back, Refresh, sorting and paging work as with any address.
"""

import re
import secrets

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

KEY = "s"
LONGEST = 200
KEPT_SECONDS = 12 * 60 * 60  # the longest shift
_A_KEY = re.compile(r"[\w-]{12}", re.ASCII)
_OF_THE_FORM = ("csrfmiddlewaretoken", KEY)


def put_by(request: HttpRequest, *names: str) -> HttpResponse:
    """A question that was posted, on its way to an address that says no more than it may: the
    words of the fields in `names` are kept here, and everything else stands in the address."""
    address = QueryDict(mutable=True)
    words = {}
    for name, said in request.POST.items():
        said = str(said).strip()[:LONGEST]
        if said and name in names:
            words[name] = said
        elif said and name not in _OF_THE_FORM:
            address[name] = said
    if words:
        address[KEY] = key = secrets.token_urlsafe(9)
        cache.set(_place(request, key), words, KEPT_SECONDS)
    query = address.urlencode()
    return HttpResponseRedirect(request.path + (f"?{query}" if query else ""))


def asked(request: HttpRequest, *names: str) -> QueryDict:
    """The question of the address, with the words put by. Words that stand in the address itself
    are not heard: a link from elsewhere could make somebody search for a child, in their name."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    key = query.get(KEY, "")
    words = cache.get(_place(request, key)) if _A_KEY.fullmatch(key) else None
    if words is None:
        query.pop(KEY, None)
    else:
        for name, said in words.items():
            query[name] = said
    return query


def _place(request: HttpRequest, key: str) -> str:
    return f"typed:{request.user.pk}:{key}"
