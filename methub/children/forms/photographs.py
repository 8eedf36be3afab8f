"""A photograph of a child."""

from methub.fittings.fields import DayField, FilesField
from methub.fittings.forms import HubForm


class PhotographForm(HubForm):
    photograph = FilesField(
        label="Photograph",
        hint="A JPEG, PNG or WebP picture of the child alone. Only the picture is kept: where and "
        "when it was taken is not copied from the file.",
        missing="Choose a photograph",
        most=1,
        megabytes=15,
    )
    taken_on = DayField(
        label="When was it taken?", hint="Leave it out if nobody knows", required=False
    )
