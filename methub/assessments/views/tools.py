"""The tools: their blank forms, which authority uses which from when, and loading another."""

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.assessments import changes, forms, queries, rules
from methub.assessments.presenters import lists, sheet
from methub.assessments.views.asking import recorded, signed
from methub.foundation.timekeeping import london_day
from methub.policies.queries import authorities_of


@require(P.READ_ASSESSMENT, P.KEEP_POLICIES)
@require_safe
def tools(request: SignedInRequest) -> HttpResponse:
    """The tools there are, and what each authority decided. No child is in them."""
    used = defaultdict(list)
    for row in queries.tools_in_use(viewer=request.viewer):
        if row.tool_id:
            used[row.tool_id].append(row.authority.name)
    keeps = request.viewer.may(P.KEEP_POLICIES)
    page = {
        "table": lists.tools(queries.tools(viewer=request.viewer), used),
        "decided": lists.decided(queries.decided(viewer=request.viewer)),
        "back": lists.back_from_tools(viewer=request.viewer),
        "keeps": keeps,
        "kept": lists.choosing(_kept(request)) if keeps else (),
    }
    return render(request, "assessments/tools.html", page)


@require(P.READ_ASSESSMENT, P.KEEP_POLICIES)
@require_safe
def paper(request: SignedInRequest, reference: str) -> HttpResponse:
    """The blank form, to read or to print."""
    version = get_object_or_404(queries.tools(viewer=request.viewer), reference=reference)
    tool = queries.said_by(tool=version)
    page = {"tool": tool, "blocks": sheet.blocks(tool), "back": reverse("assessments:tools")}
    return render(request, "assessments/paper.html", page)


@require(P.KEEP_POLICIES)
@require_http_methods(["GET", "POST"])
def load(request: SignedInRequest) -> HttpResponse:
    """A file becomes a tool, or is refused with the line. Loading changes nothing for anybody:
    an authority then says from which day it uses it."""
    form = forms.LoadForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    wrong = None
    try:
        if recorded(
            request,
            form,
            lambda: changes.load_tool(text=form.text, **signed(request)),
            said="The tool is loaded. No authority uses it yet.",
        ):
            return redirect("assessments:tools")
    except rules.ToolError as refused:
        wrong = lists.around(form.text, refused)
        form.add_error("file", str(refused))
    return render(request, "assessments/load.html", {"form": form, "wrong": wrong})


@require(P.KEEP_POLICIES)
@require_http_methods(["GET", "POST"])
def choose(request: SignedInRequest, authority: str) -> HttpResponse:
    """Which tool an authority begins its assessments with, from which day."""
    place = get_object_or_404(_kept(request), reference=authority)
    versions = {row.reference: row for row in queries.tools(viewer=request.viewer)}
    using = [
        row for row in queries.tools_in_use(viewer=request.viewer) if row.authority_id == place.pk
    ]
    form = forms.ChooseForm(
        request.POST or None,
        choices=lists.choices(versions.values(), using),
        today=london_day(request.at),
    )

    def record() -> None:
        chosen, from_on = form.cleaned_data["tool"], form.cleaned_data["from_on"]
        decided: dict[str, Any] = {"authority": place, "from_on": from_on, **signed(request)}
        if chosen in versions:
            changes.use_tool(tool=versions[chosen], **decided)
        else:
            changes.stop_using_tool(name=lists.stopped(chosen), **decided)

    if recorded(request, form, record, said=f"Written down for {place.name}."):
        return redirect("assessments:tools")
    return render(request, "assessments/choose.html", {"form": form, "name": place.name})


def _kept(request: SignedInRequest) -> Any:
    """The authorities whose decisions the reader keeps."""
    return authorities_of(viewer=request.viewer.to(P.KEEP_POLICIES)).order_by("name")
