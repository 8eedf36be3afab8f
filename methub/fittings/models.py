"""Forms that have been sent."""

from django.db import models


class Submission(models.Model):
    """A form sent with this key has been dealt with; `location` is where its sender was taken."""

    key = models.UUIDField(primary_key=True)
    user_id = models.BigIntegerField()
    location = models.TextField()
    made_at = models.DateTimeField()
