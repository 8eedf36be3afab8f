import methub.foundation.records
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("kind", models.TextField(choices=[("change", "Changed"), ("reading", "Read")])),
                ("what", models.TextField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("about_kind", models.TextField()),
                ("about_id", models.BigIntegerField(null=True)),
                ("actor_id", models.BigIntegerField()),
                ("actor_name", models.TextField()),
                ("actor_agency", models.TextField()),
                ("happened_at", models.DateTimeField()),
                ("details", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "-id"], name="entry_by_person"),
                    models.Index(fields=["actor_id", "-id"], name="entry_by_actor"),
                    models.Index(fields=["-happened_at"], name="entry_by_time"),
                    models.Index(fields=["about_kind", "about_id"], name="entry_by_about"),
                ],
            },
        ),
    ]
