"""Opening an e-mail without believing it, and composing one that says nothing about a child."""

from methub.post.rules.attachments import Attachment, attached_files
from methub.post.rules.envelope import Envelope, envelope
from methub.post.rules.letters import (
    Composed,
    LetterWords,
    SaysTooMuch,
    compose,
    parse_letter,
    refuse_what_tells,
)
from methub.post.rules.opening import TOO_LARGE, Body, Opened, open_message
from methub.post.rules.sending import MOST_ATTEMPTS, next_try
from methub.post.rules.wording import clean

__all__ = [
    "MOST_ATTEMPTS",
    "TOO_LARGE",
    "Attachment",
    "Body",
    "Composed",
    "Envelope",
    "LetterWords",
    "Opened",
    "SaysTooMuch",
    "attached_files",
    "clean",
    "compose",
    "envelope",
    "next_try",
    "open_message",
    "parse_letter",
    "refuse_what_tells",
]
