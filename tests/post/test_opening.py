"""What could not be opened is said in words a person can act on; the bytes stay kept."""

import pytest

from methub.post.rules import attached_files, open_message


def with_attachment(headers: str, content: str = "eJ8+") -> bytes:
    return (
        'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nPlease see attached.\n"
        f"--b\n{headers}\nContent-Transfer-Encoding: base64\n\n{content}\n--b--\n"
    ).encode()


@pytest.mark.parametrize(
    ("headers", "content", "said"),
    [
        ("Content-Type: application/ms-tnef", "eJ8+", "an Outlook attachment that could not be"),
        ('Content-Type: application/octet-stream; name="winmail.dat"', "eJ8+", "winmail.dat"),
        ('Content-Type: application/octet-stream; name="Missing.MSG"', "0M8R", "save it as .eml"),
        ('Content-Type: application/pdf; name="plan.pdf"', "", "an empty file attached"),
        ('Content-Type: application/pdf; name="plan.pdf"', "JVBERi0x", ""),
    ],
)
def test_an_attachment_that_hides_its_words_is_named(headers, content, said):
    opened = open_message(with_attachment(headers, content))
    assert len(attached_files(opened)) == 1
    assert said in " ".join(opened.troubles)
    assert bool(opened.troubles) == bool(said)


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"  \n \n"])
def test_an_empty_file_is_said_to_be_empty(raw):
    assert "an empty file" in open_message(raw).troubles[0]


def test_an_outlook_file_says_how_to_save_it():
    assert "save it as .eml" in open_message(b"\xd0\xcf\x11\xe0" + b"\0" * 500).troubles[0]
