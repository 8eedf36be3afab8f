from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('children', '0006_when_somebody_was_last_heard_from'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='carerecord',
            index=models.Index(condition=models.Q(('status', 'in-care-uasc')), fields=['child'], name='care_of_the_unaccompanied'),
        ),
    ]
