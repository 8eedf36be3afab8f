"""What is sent when earlier returns are brought in."""

from django import forms
from django.conf import settings

from methub.fittings.fields import ChoiceField, FilesField
from methub.fittings.forms import HubForm

LARGEST = settings.HUB_LARGEST_UPLOAD // (1024 * 1024)
TRY, TAKE = "try", "take"


class BringInForm(HubForm):
    sent = FilesField(
        label="Files of the return",
        hint="Header.csv, Episodes.csv, Missing.csv and any other table, or one XML file. "
        f"Up to {LARGEST} MB together",
        megabytes=LARGEST,
    )
    how = ChoiceField(
        label="What should happen?",
        choices=[
            (TRY, "Try first: say what would be done, and change nothing"),
            (TAKE, "Bring them in"),
        ],
        initial=TRY,
        widget=forms.RadioSelect,
        missing="Choose what should happen",
    )
