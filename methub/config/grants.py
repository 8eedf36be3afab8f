"""What each database role may do with each relation. `migrate` applies this table (granting.py).

The owner migrates. The web role serves requests and jobs: it owns nothing, changes no table's
shape, and can add to the audit book but never rewrite it, so that a stolen web process cannot
hide who looked at a child. The retention role will be the only one that deletes records.

A relation without a row here is refused by `migrate`, by name: add one line.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

WEB = "methub_web"
RETENTION = "methub_retention"


@dataclass(frozen=True)
class Grant:
    """The privileges of the two roles that are not the owner."""

    web: str
    retention: str

    def of(self, role: str) -> str:
        return {WEB: self.web, RETENTION: self.retention}[role]


BOOK = Grant(web="SELECT, INSERT", retention="SELECT, INSERT")  # read and added to, by both
HISTORY = Grant(web="SELECT, INSERT", retention="SELECT")  # written by triggers
ADDED = Grant(web="SELECT, INSERT", retention="SELECT")  # facts: a correction is another row
# added to, and never rewritten; but whose it is may turn out otherwise
OF_A_PERSON = Grant(web="SELECT, INSERT, UPDATE (person_id)", retention="SELECT")
OF_A_CHILD = Grant(web="SELECT, INSERT, UPDATE (child_id)", retention="SELECT")
RECORD = Grant(web="SELECT, INSERT, UPDATE", retention="SELECT")  # never deleted in daily work
WORKING = Grant(web="SELECT, INSERT, UPDATE, DELETE", retention="SELECT, DELETE")  # comes and goes
FIXED = Grant(web="SELECT", retention="SELECT")  # changes only with the code
NONE = Grant(web="", retention="")

# The first row that matches decides. Patterns are as in a shell.
RELATIONS: dict[str, Grant] = {
    # the book and its seals, and the history that triggers write beside it
    "audit_entry": BOOK,
    "audit_seal": BOOK,
    "*event": HISTORY,
    # agencies and policies
    "agencies_agency": RECORD,
    "agencies_authority": RECORD,
    "agencies_columnchoice": RECORD,
    "agencies_membership": RECORD,
    "agencies_partnership": RECORD,
    "agencies_savedview": RECORD,
    "agencies_team": RECORD,
    "agencies_user": RECORD,
    "policies_policyversion": ADDED,
    "guidance_ownentry": ADDED,
    # documents; their files are kept for a month
    "documents_document": RECORD,
    "documents_documentbody": WORKING,
    # post
    "post_message": ADDED,
    "post_messagebody": ADDED,
    "post_letter": RECORD,
    "post_letterprogress": ADDED,
    # places, and what is loaded from files to know where they are
    "places_boundary": RECORD,
    "places_place": RECORD,
    "places_postcode": RECORD,
    "places_postcodearea": RECORD,
    # people, and the keys they are found by, which are made again when a name changes
    "people_person": RECORD,
    "people_adultkey": WORKING,
    "people_personaddress": RECORD,
    "people_personbirth": OF_A_PERSON,
    "people_personidentifier": RECORD,
    "people_personkey": WORKING,
    "people_personname": RECORD,
    "people_restriction": RECORD,
    "people_sight": RECORD,
    "people_breakglass": RECORD,
    # clocks
    "clocks_clock": RECORD,
    "clocks_alert": RECORD,
    # children
    "children_allocation": RECORD,
    "children_background": RECORD,
    "children_associate": RECORD,
    "children_carer": RECORD,
    "children_carerecord": RECORD,
    "children_child": RECORD,
    "children_disabilityrecord": RECORD,
    "children_educationexchange": OF_A_CHILD,
    "children_educationplan": OF_A_CHILD,
    "children_factcorrection": OF_A_CHILD,
    "children_immigrationrecord": RECORD,
    "children_libertyorder": RECORD,
    "children_moveplan": OF_A_CHILD,
    "children_photograph": RECORD,
    "children_placement": RECORD,
    "children_safeguarded": OF_A_CHILD,
    "children_schooling": RECORD,
    "children_service": RECORD,
    "children_transfer": OF_A_CHILD,
    # missing
    "missing_adulthandover": OF_A_CHILD,
    "missing_authoritytold": OF_A_CHILD,
    "missing_careplanreview": OF_A_CHILD,
    "missing_correction": OF_A_CHILD,
    "missing_episode": RECORD,
    "missing_episodeupdate": OF_A_CHILD,
    "missing_grade": OF_A_CHILD,
    "missing_preventioninterview": RECORD,
    "missing_statusrecord": OF_A_CHILD,
    "missing_strategymeeting": RECORD,
    "missing_thresholdmet": RECORD,
    "missing_triggerplannote": OF_A_CHILD,
    # concerns
    "concerns_concern": RECORD,
    "concerns_decision": ADDED,
    "concerns_feedback": RECORD,
    # referrals
    "referrals_consultation": OF_A_CHILD,
    "referrals_gap": RECORD,
    "referrals_referral": RECORD,
    "referrals_service": RECORD,
    "referrals_step": ADDED,
    # out of area
    "out_of_area_confirmation": OF_A_CHILD,
    "out_of_area_placedaway": RECORD,
    "out_of_area_reminder": OF_A_CHILD,
    "out_of_area_step": RECORD,
    "out_of_area_theiroutcome": OF_A_CHILD,
    # interviews
    "interviews_agreedaction": RECORD,
    "interviews_answers": OF_A_CHILD,
    "interviews_areaworker": RECORD,
    "interviews_attempt": OF_A_CHILD,
    "interviews_consent": OF_A_CHILD,
    "interviews_consentoverride": OF_A_CHILD,
    **{f"{room}_draft": WORKING for room in ("interviews", "plans")},
    "interviews_exemption": OF_A_CHILD,
    "interviews_interview": RECORD,
    # goes when the child had not been found after all; its history stays
    "interviews_interviewcorrection": OF_A_CHILD,
    "interviews_interviewepisode": WORKING,
    "interviews_parentoffer": OF_A_CHILD,
    "interviews_share": RECORD,
    "interviews_signoff": OF_A_CHILD,
    # assessments
    "assessments_agreement": OF_A_CHILD,
    "assessments_answer": OF_A_CHILD,
    "assessments_assessment": RECORD,
    "assessments_dutydone": OF_A_CHILD,
    "assessments_incident": OF_A_CHILD,
    "assessments_judgement": OF_A_CHILD,
    "assessments_passage": OF_A_CHILD,
    "assessments_standing": OF_A_CHILD,
    "assessments_toolinuse": ADDED,
    "assessments_toolversion": ADDED,
    "assessments_trackerstep": OF_A_CHILD,
    "assessments_typeharm": OF_A_CHILD,
    # meetings and plans: a version, and what was said, is never rewritten
    # figures: what people write about a month
    **{f"reports_{of}": RECORD for of in ("observation", "themes")},
    **{f"reports_supplied{of}": RECORD for of in ("measure", "return")},
    "reports_suppliedanswer": ADDED,
    "meetings_kindsadopted": ADDED,
    "meetings_copy": ADDED,
    "meetings_copiedchild": OF_A_CHILD,
    **{f"meetings_{of}": OF_A_CHILD for of in ("givensight", "said", "update")},
    **{f"meetings_{of}": RECORD for of in ("action", "escalation", "invitation")},
    **{f"meetings_{of}": RECORD for of in ("item", "meeting", "minutes")},
    **{f"plans_{of}": OF_A_CHILD for of in ("copyletter", "plan")},
    **{f"plans_{of}": RECORD for of in ("arrival", "copy", "step")},
    # intake
    "intake_notification": RECORD,
    # merging
    "merging_look": RECORD,
    "merging_merge": RECORD,
    "merging_move": ADDED,
    "merging_proposal": RECORD,
    # returns; the bytes of a file are gone once they have been read
    "returns_heldrow": RECORD,
    "returns_load": RECORD,
    "returns_returnnumber": RECORD,
    "returns_waitingfile": WORKING,
    # spreadsheets
    "spreadsheets_sheet": RECORD,
    "spreadsheets_sheetbody": ADDED,
    "spreadsheets_sheetfile": ADDED,
    "spreadsheets_sheetperson": RECORD,
    "spreadsheets_sheetrow": RECORD,
    # that a form was sent: what makes a retry one record, not two
    "fittings_submission": WORKING,
    # sign-in
    "django_session": WORKING,
    "shared_cache": WORKING,
    "usersessions_usersession": WORKING,
    "mfa_authenticator": WORKING,
    "account_emailaddress": RECORD,
    "account_emailconfirmation": NONE,
    # background jobs: procrastinate keeps its own order
    "procrastinate_*": WORKING,
    # Django's own
    "django_content_type": FIXED,
    "django_migrations": FIXED,
    # of Django and pghistory, and not used: roles are code, and history carries its own context
    "auth_*": NONE,
    "pghistory_*": NONE,
}
FUNCTIONS: dict[str, Grant] = {
    "procrastinate_*": Grant(web="EXECUTE", retention=""),
    "_pgh_*": Grant(web="EXECUTE", retention="EXECUTE"),
    "_pgtrigger_*": Grant(web="EXECUTE", retention="EXECUTE"),
    # what triggers run: the database itself calls them, nobody else may
    "pgtrigger_*": NONE,
}


class Unlisted(Exception):
    """A relation or a function has no row in the table, so nobody has decided who may touch it."""


def grant_for(name: str, table: dict[str, Grant] = RELATIONS) -> Grant:
    """The first row that matches."""
    for pattern, grant in table.items():
        if fnmatchcase(name, pattern):
            return grant
    raise Unlisted(
        f"{name} has no row in methub/config/grants.py. Decide what the web role may do with it "
        f'and add one line, for example: "{name}": RECORD,'
    )
