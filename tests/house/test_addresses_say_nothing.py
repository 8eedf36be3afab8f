"""No page asks for free text by an address: it would stand in the browser's history, and in the
logs of every proxy on the way."""

from html.parser import HTMLParser

TYPED_IN = {"text", "search", "email", "tel", "url", "date", "number", "textarea"}

# A report is sent to a colleague by its address: the days it is about, and below which number a
# figure is withheld. Nobody types a name there.
HARMLESS = {
    (door, box)
    for door in ("reports:report", "reports:build")
    for box in ("from_on", "to_on", "as_at", "threshold")
}


class Forms(HTMLParser):
    """The boxes somebody types in, of the forms that send them in an address."""

    def __init__(self) -> None:
        super().__init__()
        self.is_in_address = False
        self.boxes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.is_in_address = (said.get("method") or "get").lower() != "post"
        kind = said.get("type") or "text" if tag == "input" else tag
        if self.is_in_address and kind in TYPED_IN:
            self.boxes.append(said.get("name") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_in_address = False


def boxes(html: str) -> list[str]:
    forms = Forms()
    forms.feed(html)
    return forms.boxes


def told(door: str, html: str) -> list[str]:
    """What the page would write into an address: `test_every_page` asks it of each."""
    typed = [box for box in boxes(html) if (door, box) not in HARMLESS]
    return [f"“{box}” is typed into an address" for box in typed]


def test_the_guard_rings_for_a_search_box_sent_in_an_address() -> None:
    """The planted breach: a form without a method, as a tired hand writes it."""
    asked = '<form action="/children/search/"><input type="hidden" name="a"><input name="q"></form>'

    assert boxes(asked) == ["q"]
    assert told("reports:report", asked)
    assert not told("reports:report", asked.replace('"q"', '"from_on"'))
    assert boxes(asked.replace("<form", '<form method="post"')) == []
    assert boxes('<form method="post"></form><form method="GET"><textarea name="t">') == ["t"]
