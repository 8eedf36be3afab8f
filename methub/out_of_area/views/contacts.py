"""Whom to speak to at other authorities, by day and by night."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies import changes as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.foundation.records import ChangedMeanwhile
from methub.out_of_area import forms, presenters, queries
from methub.out_of_area.views.asking import signed


@require(P.WRITE_HANDSHAKE)
@require_safe
def contacts(request: SignedInRequest) -> HttpResponse:
    table = presenters.contact_table(queries.other_authorities(viewer=request.viewer))
    return render(request, "out_of_area/contacts.html", {"table": table})


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def contact(request: SignedInRequest, reference: str) -> HttpResponse:
    authority = queries.other_authorities(viewer=request.viewer).filter(reference=reference).first()
    if authority is None:
        raise Http404
    names = ("contact_name", "contact_email", "contact_phone", "out_of_hours", "version")
    now = {name: getattr(authority, name) for name in names}
    form = forms.ContactForm(request.POST or None, initial=now)
    is_changed = False
    if form.is_valid():
        try:
            agencies.keep_contact(authority=authority, **form.cleaned_data, **signed(request))
            messages.success(request, f"Kept. This is whom to speak to at {authority.name}.")
            return redirect("out_of_area:contacts")
        except ChangedMeanwhile:
            form.open_at(authority.version)
            is_changed = True
    page = {
        "form": form,
        "name": authority.name,
        "now": presenters.contact_rows(authority) if is_changed else (),
    }
    return render(request, "out_of_area/contact.html", page)
