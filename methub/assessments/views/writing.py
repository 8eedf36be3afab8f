"""The form: one answer at a time is kept as it is given, with and without JavaScript."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.assessments import changes, forms, queries
from methub.assessments.codes import Exploitation, From, Harm, Nature, Part
from methub.assessments.presenters import harms, pages, sheet
from methub.assessments.queries import Assessment, FilledIn
from methub.assessments.views.asking import filled_in, found, signed
from methub.audit import trail

OLD = "Somebody else answered this meanwhile: theirs is shown. Answer again to put yours in."


@require(P.WRITE_ASSESSMENT)
@require_safe
def write(request: SignedInRequest, reference: str) -> HttpResponse:
    """The whole form. What the record knew stands in it already, and says so."""
    assessment = found(request, reference)
    if not assessment.is_open:
        return redirect("assessments:assessment", reference)
    with trail.reading(
        "assessments.assessment.read",
        person_id=assessment.child_id,
        about=assessment,
        **signed(request),
    ):
        filled = filled_in(request, assessment)
        page = {
            "head": pages.head(assessment, filled.tool),
            "guidance": filled.tool.guidance,
            "blocks": sheet.blocks(filled.tool, filled),
            "passages": sheet.passages(filled),
            "harms": harms.harms(filled),
            "standing": sheet.standing(filled),
        }
        return render(request, "assessments/write.html", page)


@require(P.WRITE_ASSESSMENT)
@require_POST
def answer(request: SignedInRequest, reference: str, item: str) -> HttpResponse:
    """One answer, kept at once."""
    assessment = found(request, reference)
    asked = queries.said_by(tool=assessment.tool).item_of.get(item)
    if asked is None:
        raise Http404
    form = forms.AnswerForm(request.POST)
    error = ""
    if form.is_valid():
        try:
            changes.answer_item(
                assessment=assessment,
                item=item,
                said=form.cleaned_data["said"],
                evidence=_evidence(request, assessment, item, form),
                number=form.cleaned_data["number"],
                **signed(request),
            )
        except changes.Refused as refused:
            error = str(refused)
        except changes.AnsweredMeanwhile:
            error = OLD
    else:
        error = " ".join(str(text) for errors in form.errors.values() for text in errors)
    filled = filled_in(request, assessment)
    row = sheet.row_of(filled, item)
    if error:
        row = sheet.typed(row, request.POST, error)
    return _part(request, filled, "assessments/item.html", f"item-{item}", {"row": row})


@require(P.WRITE_ASSESSMENT)
@require_POST
def words(request: SignedInRequest, reference: str, part: str) -> HttpResponse:
    """One part in words, kept at once."""
    assessment = found(request, reference)
    if part not in Part.values():
        raise Http404
    form = forms.WordsForm(request.POST)
    error = ""
    if form.is_valid():
        try:
            changes.write_passage(
                assessment=assessment, part=Part(part), **form.cleaned_data, **signed(request)
            )
        except changes.Refused as refused:
            error = str(refused)
        except changes.WrittenMeanwhile as meanwhile:
            error = (
                f"{meanwhile.theirs.recorded_by_name} wrote this meanwhile: “"
                f"{meanwhile.theirs.text}”. Yours is below: put both together, and save again."
            )
    else:
        error = " ".join(str(text) for errors in form.errors.values() for text in errors)
    filled = filled_in(request, assessment)
    shown = sheet.passage_of(filled, Part(part))
    if error:
        shown = sheet.with_text(shown, request.POST, error)
    return _part(request, filled, "assessments/passage.html", f"part-{part}", {"passage": shown})


@require(P.WRITE_ASSESSMENT)
@require_POST
def harm(request: SignedInRequest, reference: str, type: str) -> HttpResponse:
    """The harm of one type, kept at once."""
    assessment = found(request, reference)
    form = forms.HarmForm(request.POST)
    if type not in Exploitation.values() or not form.is_valid():
        raise Http404
    said = form.cleaned_data["harm"]
    try:
        changes.record_harm(
            assessment=assessment,
            type=Exploitation(type),
            harm=None if said == forms.NO_LONGER else Harm(said),
            natures=[Nature(code) for code in form.cleaned_data["natures"]],
            **signed(request),
        )
    except changes.Refused:
        return redirect("assessments:assessment", reference)
    filled = filled_in(request, assessment)
    row = harms.harm_of(filled, Exploitation(type))
    return _part(request, filled, "assessments/harm.html", f"harm-{type}", {"harm": row})


def _evidence(
    request: SignedInRequest, assessment: Assessment, item: str, form: forms.AnswerForm
) -> list[dict[str, Any]]:
    """What stays of the evidence, and what was added now."""
    before = queries.evidence_of(viewer=request.viewer, assessment=assessment, item=item)
    kept = [one for index, one in enumerate(before) if index in form.kept]
    said = form.cleaned_data
    if said["on"] and said["what"]:
        kept.append(
            {
                "on": said["on"].isoformat(),
                "what": said["what"],
                "source": said["source"],
                "from": From.WORKER.value,
                "reference": "",
            }
        )
    return kept


def _part(
    request: SignedInRequest, filled: FilledIn, template: str, anchor: str, part: dict[str, Any]
) -> HttpResponse:
    """The part that was sent, as it stands now, with the score; without JavaScript, the page."""
    if not filled.assessment.is_open:
        return redirect("assessments:assessment", filled.assessment.reference)
    if "HX-Request" not in request.headers:
        response = redirect("assessments:write", filled.assessment.reference)
        response["Location"] += f"#{anchor}"
        return response
    page = {**part, "standing": sheet.standing(filled), "is_part": True}
    return render(request, template, page)
