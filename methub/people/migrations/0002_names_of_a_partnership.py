from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='person',
            name='person_by_name',
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['partnership', 'sort_name', 'id'], name='person_by_name'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('is_restricted', True)), fields=['id'], name='person_restricted'),
        ),
    ]
