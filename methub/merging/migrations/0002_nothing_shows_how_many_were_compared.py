from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('merging', '0001_merges_and_proposals'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='look',
            name='compared',
        ),
    ]
