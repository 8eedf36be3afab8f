from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('children', '0005_under_13'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='allocation',
            index=models.Index(condition=models.Q(('kind', 'early-help-worker')), fields=['recorded_at'], name='allocation_last_heard'),
        ),
        migrations.AddIndex(
            model_name='carerecord',
            index=models.Index(fields=['recorded_at'], name='care_last_heard'),
        ),
        migrations.AddIndex(
            model_name='carerecord',
            index=models.Index(condition=models.Q(('status', 'early-help')), fields=['recorded_at'], name='early_help_last_heard'),
        ),
        migrations.AddIndex(
            model_name='schooling',
            index=models.Index(fields=['recorded_at'], name='schooling_last_heard'),
        ),
    ]
