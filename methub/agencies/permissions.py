"""Every permission: `room:thing:verb`, and the words a governance lead reads."""

from methub.foundation.codes import Code


class Permission(Code):
    SEE_TODAY = "worklist:today:read", "See what is owed, on Today"
    ACCEPT_ALERT = "clocks:alert:accept", "Accept an alert, so that it stops climbing"

    READ_INBOX = "intake:inbox:read", "Read what has arrived"
    RECEIVE = "intake:message:receive", "Put in a message or a telephone notification"
    ACCEPT_NOTIFICATION = "intake:notification:accept", "Say which child a notification is about"

    SEARCH_CHILDREN = "children:child:search", "List and search for children"
    READ_CHILD = "children:child:read", "Read a child's page"
    REGISTER_CHILD = "children:child:register", "Add a child to the record"
    CORRECT_CHILD = "children:child:correct", "Correct and add to a child's record"
    READ_PERSON_OF_CONCERN = (
        "children:person-of-concern:read",
        "Know whom a child is thought to be in danger from, and record it",
    )
    ALLOCATE_CHILD = "children:child:allocate", "Say who works with a child"
    SHARE_CHILD = "people:sight:share", "Share a child with another agency"
    RESTRICT_CHILD = (
        "people:person:restrict",
        "Restrict a child's record to named people, and lift the restriction",
    )
    BREAK_GLASS = "people:sight:break-glass", "Open a child's page in an emergency, with a reason"

    READ_EPISODE = "missing:episode:read", "Read missing episodes"
    WRITE_EPISODE = "missing:episode:write", "Record, update and correct missing episodes"
    GRADE_EPISODE = "missing:grade:record", "Record the police grade"
    RECORD_PREVENTION = "missing:prevention:record", "Record a prevention interview"
    TELL_AUTHORITY = "missing:authority:tell", "Record telling the responsible authority"
    CONVENE_MEETING = "missing:strategy:convene", "Record that a strategy meeting is convened"
    OVERRIDE_THRESHOLD = "missing:threshold:override", "Override a threshold, with a reason"
    RECORD_TRIGGER_PLAN = "missing:trigger-plan:record", "Record that a trigger plan is written"
    REVIEW_CARE_PLAN = "missing:care-plan:review", "Review a care plan after an episode"

    READ_INTERVIEW = "interviews:interview:read", "Read return home interviews"
    READ_ASSIGNED = "interviews:interview:read-assigned", "Read the interviews assigned to them"
    WRITE_INTERVIEW = "interviews:interview:write", "Offer, hold and write interviews"
    ALLOCATE_INTERVIEW = "interviews:interview:allocate", "Say who holds an interview"
    EXEMPT_INTERVIEW = "interviews:interview:exempt", "Decide that an interview is exempt"
    OVERRIDE_CONSENT = "interviews:consent:override", "Allow an interview a parent refused"
    SIGN_OFF = "interviews:interview:sign-off", "Sign off interviews, or return them with a note"
    ACKNOWLEDGE = "interviews:interview:acknowledge", "Acknowledge a shared interview"

    READ_ASSESSMENT = "assessments:assessment:read", "Read assessments of exploitation"
    WRITE_ASSESSMENT = "assessments:assessment:write", "Assess a child, and judge the level"
    AGREE_GRADE = "assessments:grade:agree", "Say which level one’s own agency agrees to"
    ACCEPT_ASSESSMENT = (
        "assessments:assessment:accept",
        "Accept an assessment on to the tracker, and take a child off it with a reason",
    )

    RAISE_CONCERN = (
        "concerns:concern:raise",
        "Raise a concern about exploitation, and see what came of one’s own",
    )
    READ_CONCERN = "concerns:concern:read", "Read the concerns about a child they may know of"
    DECIDE_CONCERN = "concerns:concern:decide", "Decide where a concern leads, and answer it"

    READ_PLAN = "plans:plan:read", "Read a child’s plans, and acknowledge a copy"
    WRITE_PLAN = (
        "plans:plan:write",
        "Write a child’s plans, and give them to whoever must hold them",
    )

    READ_REFERRAL = "referrals:referral:read", "Read which services were asked for"
    REQUEST_SERVICE = "referrals:service:request", "Ask for a service, and record advice and gaps"
    ANSWER_REQUEST = (
        "referrals:request:answer",
        "Answer a request for a service, and say how the work went",
    )
    KEEP_SERVICES = "referrals:service:keep", "Keep the list of services, and answer gaps"

    WRITE_HANDSHAKE = (
        "out_of_area:handshake:write",
        "Record what was agreed with another authority about a child placed away",
    )
    READ_PLACES = "places:place:read", "Look up places, postcodes and distances"
    RECORD_PLACE = "places:place:record", "Record and correct places"

    READ_MEETING = (
        "meetings:meeting:read",
        "Read the meetings one is invited to, write to them, and answer for what one owes",
    )
    RUN_MEETING = (
        "meetings:meeting:run",
        "Plan the partnership’s meetings, draw their agenda, and issue their minutes",
    )

    READ_TRACKER = "tracker:tracker:read", "Read the tracker"
    READ_FIGURES = "reports:figure:read", "Read the figures of the authorities they work for"
    WRITE_THEMES = "reports:themes:write", "Write the month’s themes and trends"
    KEEP_SUPPLIED = "reports:supplied:keep", "Say which figures agencies supply, and who gives them"
    GIVE_FIGURES = "reports:supplied:give", "Give the figures one’s own agency supplies"
    APPROVE_THEMES = "reports:themes:approve", "Approve the month’s themes and trends"
    MERGE_PERSONS = "merging:person:merge", "Merge two records of one person, and take them apart"
    LOAD_SHEET = "spreadsheets:sheet:load", "Bring in a spreadsheet, and take it out again"
    MAKE_RETURN = "returns:return:make", "Make the yearly return, and bring in earlier ones"

    READ_AGENCIES = "agencies:agency:read", "See agencies and who works in them"
    MANAGE_USERS = (
        "agencies:user:manage",
        "Invite people, set up agencies and teams, and end access",
    )
    READ_POLICIES = "policies:policy:read", "Read what each authority has decided"
    KEEP_POLICIES = (
        "policies:policy:keep",
        "Say which assessment tools an authority uses, and word the reference for its people",
    )

    READ_BOOK = "governance:book:read", "Read the audit book"
    REVIEW_ACCESS = "governance:access:review", "Review access taken in an emergency"
