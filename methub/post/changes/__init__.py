"""What happens to post: it arrives and is kept; it is written, sent and delivered."""

from methub.post.changes.arriving import TooLarge, keep_message
from methub.post.changes.sending import Carrier, Parcel, record_delivery, send_letter
from methub.post.changes.writing import write_letter

__all__ = [
    "Carrier",
    "Parcel",
    "TooLarge",
    "keep_message",
    "record_delivery",
    "send_letter",
    "write_letter",
]
