"""Before the child is spoken to: attempts, consents, who interviews."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.interviews import changes, forms, queries
from methub.interviews.codes import Section
from methub.interviews.presenters import before as asked
from methub.interviews.presenters import head as heads
from methub.interviews.presenters import lists, pages
from methub.interviews.presenters.head import called
from methub.interviews.views.asking import (
    Question,
    among,
    ask,
    chosen,
    done,
    found,
    head,
    policy,
    sent,
    signed,
    where,
)


@require(P.WRITE_INTERVIEW)
def before(request: SignedInRequest, reference: str) -> HttpResponse:
    """Everything that has to be true before it starts, on one page; and the start itself."""
    interview = found(request, reference)
    form = forms.StartForm(sent(request), initial={"interviewer": asked.interviewer(interview)})
    if done(
        request,
        form,
        lambda: changes.start_writing(interview=interview, **form.cleaned_data, **signed(request)),
        said="",
    ):
        return redirect("interviews:section", reference, Section.WHY)
    with trail.reading(
        "interviews.interview.read",
        by=request.actor,
        at=request.at,
        person_id=interview.child_id,
        about=interview,
        page="before",
    ):
        facts = queries.before(viewer=request.viewer, interview=interview)
        page = {
            "head": head(request, interview),
            "nav": heads.nav(
                interview,
                written=queries.written(viewer=request.viewer, interview=interview),
                drafts=queries.drafts(viewer=request.viewer, interview=interview),
                here=Section.BEFORE,
            ),
            "form": form,
            "is_open": not interview.outcome,
            "may_write": interview.is_open_to_writing,
            "has_started": interview.started_at is not None,
            "may_override": request.viewer.may(P.OVERRIDE_CONSENT) and facts.may_override,
            "override": asked.override(interview),
            "people": asked.asked(interview, facts, called(interview)),
            "attempts": asked.attempts(facts),
            "offers": asked.offers(facts),
            "whereabouts": asked.whereabouts(
                queries.homes(viewer=request.viewer, interview=interview)
            ),
            "known": pages.known(queries.what_is_known(viewer=request.viewer, interview=interview)),
            "helplines": pages.helplines(policy(request, interview).lists.helplines),
        }
        return render(request, "interviews/before.html", page)


@require(P.WRITE_INTERVIEW)
def attempt(request: SignedInRequest, reference: str) -> HttpResponse:
    interview = found(request, reference)
    form = forms.AttemptForm(sent(request), initial={"tried_at": request.at})
    if done(
        request,
        form,
        lambda: changes.record_attempt(interview=interview, **form.cleaned_data, **signed(request)),
        said="The attempt is recorded.",
    ):
        return redirect("interviews:before", reference)
    question = Question(
        "Record an attempt",
        "Save the attempt",
        "Each one counts, also when nobody answers. The first that reaches the child or the "
        "family is the offer.",
    )
    return ask(request, interview, form, question)


@require(P.WRITE_INTERVIEW)
def consent(request: SignedInRequest, reference: str, carer: str = "") -> HttpResponse:
    """What the child said, or one parent or carer: each has an answer of their own."""
    interview = found(request, reference)
    carers = queries.carers(viewer=request.viewer, interview=interview)
    who = among(carers, carer) if carer else None
    form = forms.ConsentForm(sent(request), initial={"asked_at": request.at})
    if done(
        request,
        form,
        lambda: changes.record_consent(
            interview=interview, carer=who, **form.cleaned_data, **signed(request)
        ),
        said="The answer is recorded.",
    ):
        return redirect("interviews:before", reference)
    name = asked.carer_words(who) if who else called(interview)
    question = Question(
        f"Ask {name}",
        "Save the answer",
        "Say what the interview is for and who will read it, before they answer.",
    )
    return ask(request, interview, form, question)


@require(P.OVERRIDE_CONSENT)
def override(request: SignedInRequest, reference: str) -> HttpResponse:
    interview = found(request, reference)
    form = forms.OverrideForm(sent(request))
    if done(
        request,
        form,
        lambda: changes.override_consent(
            interview=interview, **form.cleaned_data, **signed(request)
        ),
        said="The interview is allowed, with your reason.",
    ):
        return redirect("interviews:before", reference)
    question = Question("A parent said no, and the child wants to talk", "Allow the interview")
    return ask(request, interview, form, question)


@require(P.WRITE_INTERVIEW)
def parent_offer(request: SignedInRequest, reference: str) -> HttpResponse:
    interview = found(request, reference)
    carers = queries.carers(viewer=request.viewer, interview=interview)
    form = forms.ParentOfferForm(
        sent(request), carers=asked.carer_choices(carers), initial={"offered_at": request.at}
    )
    if done(
        request,
        form,
        lambda: changes.record_parent_offer(
            interview=interview,
            carer=among(carers, form.carer_reference) if form.carer_reference else None,
            **form.offered,
            **signed(request),
        ),
        said="The offer is recorded.",
    ):
        return redirect("interviews:before", reference)
    question = Question(
        "What the parent or carer was offered",
        "Save the offer",
        "A chance to say what they know and what worries them, and advice on preventing it.",
    )
    return ask(request, interview, form, question)


@require(P.WRITE_INTERVIEW)
def arrange(request: SignedInRequest, reference: str) -> HttpResponse:
    interview = found(request, reference)
    form = forms.ArrangeForm(
        sent(request),
        initial={
            "version": interview.version,
            "arranged_for": interview.arranged_for,
            "arranged_where": where(request, interview, interview.arranged_where),
        },
    )
    if done(
        request,
        form,
        lambda: changes.arrange(interview=interview, **form.cleaned_data, **signed(request)),
        said="The interview is arranged.",
    ):
        return redirect("interviews:interview", reference)
    return ask(request, interview, form, Question("Arrange the interview", "Save"))


@require(P.ALLOCATE_INTERVIEW)
def allocate(request: SignedInRequest, reference: str) -> HttpResponse:
    interview = found(request, reference)
    people = queries.possible_interviewers(viewer=request.viewer)
    form = forms.AllocateForm(
        sent(request),
        users=[(user.reference, user.name) for user in people],
        initial={"version": interview.version},
    )
    if done(
        request,
        form,
        lambda: changes.allocate(
            interview=interview,
            user=chosen(people, form.cleaned_data["user"]),
            why=form.cleaned_data["why"],
            version=form.cleaned_data["version"],
            **signed(request),
        ),
        said="It is given to them, and stands on their Today.",
    ):
        return redirect("interviews:interview", reference)
    use = queries.commissioned_use(
        viewer=request.viewer, authority=interview.authority, at=request.at
    )
    question = Question("Who holds this interview?", "Save", lists.use_of_provider(use))
    return ask(request, interview, form, question)


@require(P.WRITE_INTERVIEW)
def cover(request: SignedInRequest, reference: str) -> HttpResponse:
    """The child spoke about another episode as well."""
    interview = found(request, reference)
    rows = queries.unanswered_episodes(viewer=request.viewer, interview=interview)
    form = forms.CoverForm(sent(request), episodes=asked.episode_choices(rows))
    if done(
        request,
        form,
        lambda: changes.cover_episode(
            interview=interview,
            episode=among(rows, form.cleaned_data["episode"]),
            **signed(request),
        ),
        said="This interview now answers for that episode as well.",
    ):
        return redirect("interviews:interview", reference)
    question = Question(
        "It answers another episode too",
        "Save",
        "Each episode is counted once. The hours of each stay its own.",
    )
    return ask(request, interview, form, question)
