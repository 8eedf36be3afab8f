from django.db import migrations

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('merging', '0001_merges_and_proposals'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='look',
            name='compared',
        ),
    ]
