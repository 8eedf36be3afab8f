"""An index for "My week": what a person did, and whether in time."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("clocks", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                name="clock_kept_by_owner",
                fields=["owed_by", "stopped_at"],
                condition=Q(stopped_at__isnull=False),
            ),
        )
    ]
