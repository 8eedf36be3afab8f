from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('children', '0006_when_somebody_was_last_heard_from'),
        ('interviews', '0002_when_an_outcome_was_written_down'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='interview',
            index=models.Index(fields=['authority', 'held_at'], name='interview_by_when_held'),
        ),
    ]
