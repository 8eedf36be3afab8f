from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missing", "0003_days_duplicates_and_mistakes"),
    ]

    operations = [
        migrations.AddField(
            model_name="episode",
            name="is_history",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="episodeevent",
            name="is_history",
            field=models.BooleanField(default=False),
        ),
    ]
