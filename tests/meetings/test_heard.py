"""While a meeting sits, what a colleague keeps comes into a page that is open; and who looks is
written down once."""

from django.conf import settings

from methub.audit.models import Entry
from methub.meetings import queries
from methub.meetings.codes import Field
from tests.meetings.desk import CHAIR, SENIOR


def _asked(desk, browser, seen: str):
    return browser.get(
        f"/meetings/item/{desk.item().reference}/heard/", {"seen": seen}, HTTP_HX_REQUEST="true"
    )


def test_an_open_page_hears_what_was_written_since_and_nothing_twice(desk):
    desk.begun()
    browser = desk.browser(SENIOR)
    news = queries.news_of(viewer=desk.viewer(SENIOR), item=desk.item())
    page = browser.get(f"/meetings/item/{desk.item().reference}/").content.decode()
    assert f"heard/?seen={news}" in page and 'hx-trigger="every 3s"' in page
    assert _asked(desk, browser, news).status_code == 204
    desk.said(Field.DISCUSSION, "She was at the station", role=CHAIR)
    heard = _asked(desk, browser, news).content.decode()
    assert "She was at the station" in heard
    assert heard.count("<form") == 1, "only the field that was written"
    later = queries.news_of(viewer=desk.viewer(SENIOR), item=desk.item())
    assert f"heard/?seen={later}" in heard
    assert _asked(desk, browser, later).status_code == 204
    for nonsense in ("", "x", "²", "9" * 40):
        assert _asked(desk, browser, nonsense).status_code == 200


def test_a_page_that_asks_again_keeps_nobody_signed_in_and_writes_one_line(desk):
    assert "meetings:heard" in settings.HUB_POLLS
    desk.begun()
    browser = desk.browser(SENIOR)
    read = Entry.objects.filter(what="meetings.page.read", person_id=desk.keeley.pk)
    for _ in range(3):
        _asked(desk, browser, "0")
    assert read.count() == 1
