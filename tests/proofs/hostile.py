"""What nobody means well by, and what people really type: the same table for every proof."""

from random import Random

MARK = "mhx"
"""Every stored script calls this; a page on which it is called has been broken into."""

_CALLS = (f"{MARK}(1)", f"window.{MARK}()", f"self['{MARK}']()", f"top.{MARK}(document.cookie)")
_SHAPES = (
    "<script>{0}</script>",
    "</script><script>{0}</script>",
    '"><script>{0}</script>',
    "'><img src=x onerror={0}>",
    "<svg/onload={0}>",
    "<svg><script>{0}</script></svg>",
    '" autofocus onfocus="{0}" x="',
    "' onmouseover='{0}' style='position:fixed;inset:0' x='",
    '<a href="javascript:{0}">Keeley</a>',
    "javascript:{0}",
    "<iframe srcdoc='<script>parent.{0}</script>'></iframe>",
    "<details open ontoggle={0}>",
    "{{{{ {0} }}}}${{{0}}}{{% raw %}}",
)
SCRIPTS: tuple[str, ...] = tuple(shape.format(call) for shape in _SHAPES for call in _CALLS)[:50]

ALPHABETS = (
    "Siân O'Connor-Smith", "D’Arcy", "Nguyễn Thị Ánh", "محمد علي", "שרה לוי", "陳小明", "Ωμέγα",
    "Žaneta Łukasz", "Z̴̬̕a̷͎͝l̸̙̀g̶̱̿o̴͍͑", "e\u0301\u0300\u0316" * 40, "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ﬁﬂ½Ⅷ①", "ß" * 90, "İıŞğ",
    "\u00a0\u2003 \u200b",
    "\u202eevil", "\ufeff", "\ufffe", "𝕂𝕖𝕖𝕝𝕖𝕪", "ǆǅ", "ﷺ" * 50, "A\u0336" * 100,
)  # fmt: skip
EXCEL = ('=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1")
EMPTY = ("", " ", "\n", "\r\n\r\n", "\u3000")
BROKEN = ("\x00", "a\x00b", "\ud800", "\udfff\ud800", "\x1b[2J", "\x7f", "\x85", "%00", "%", "%zz")
NUMBERS = (
    "0", "-1", "1e309", "NaN", "Infinity", "-0", "9" * 25, "9" * 5_000, "2147483648",
    "9223372036854775808", "٣", "²", "1_000", "0x1f", "1.5", "1e5", "½", "+7", "1,000,000",
)  # fmt: skip
DAYS = (
    "0/0/0", "31/2/2026", "29/02/2025", "1/1/1", "31/12/9999", "1/1/10000", "99999999/1/1", "2011",
    "March 2011", "14/3/11", "2026-11-21", "１４/３/２０１１", "today", "1/1/-5", "30 Feb 2026",
    "31 Dec 9999", "29/3/2026", "25/10/2026", "32 Jan", "14//2011", "/", "1/13/2020", "0001-01-01",
)  # fmt: skip
TIMES = (
    "25:00",
    "24:00",
    "00:60",
    "1:30",
    "01:30",
    "1am",
    "٣:٠٠",
    "noon",
    "-1:00",
    "9" * 50,
    ":",
    "2:30",
)
WORDS = (
    "on", "true", "null", "undefined", "[]", "{}", "../../etc/passwd", "None", "NBDYS23456", "1",
    "' OR 1=1 --", "\"; DROP TABLE people_person; --", "%s%s%n", "\\", "{{7*7}}", "/", "?",
    "00000000-0000-0000-0000-000000000000", "not-a-uuid", "a@b", "a@b.c", "x@" + "y" * 300 + ".uk",
)  # fmt: skip
HUGE = ("a" * 201, "a" * 20_001, "word " * 30_000, "é" * 60_000, "\n" * 50_000, "<" * 40_000)
TEN_MEGABYTES = "a" * (10 * 1024 * 1024)

KINDS: tuple[tuple[str, ...], ...] = (
    SCRIPTS, ALPHABETS, EXCEL, EMPTY, BROKEN, NUMBERS, DAYS, TIMES, WORDS,
)  # fmt: skip
ALL: tuple[str, ...] = tuple(value for kind in KINDS for value in kind)


def value(chance: Random) -> str:
    """Any of them; a huge one now and then, because it is slow."""
    if chance.random() < 0.01:
        return chance.choice(HUGE)
    return chance.choice(chance.choice(KINDS))
