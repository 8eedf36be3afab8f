from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('children', '0006_when_somebody_was_last_heard_from'),
        ('missing', '0003_a_childs_episodes_without_their_rows'),
        ('post', '0003_letters_about_meetings'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='episode',
            index=models.Index(fields=['responsible_authority', 'found_at'], name='episode_by_when_found'),
        ),
        migrations.AddIndex(
            model_name='episode',
            index=models.Index(fields=['told_hub_at'], name='episode_newest_told'),
        ),
        migrations.AddIndex(
            model_name='episode',
            index=models.Index(fields=['found_told_at'], name='episode_newest_found'),
        ),
        migrations.AddIndex(
            model_name='episode',
            index=models.Index(fields=['district', 'told_hub_at'], name='episode_newest_of_district'),
        ),
        migrations.AddIndex(
            model_name='grade',
            index=models.Index(fields=['recorded_at'], name='grade_last_heard'),
        ),
        migrations.AddIndex(
            model_name='preventioninterview',
            index=models.Index(fields=['recorded_at'], name='prevention_last_heard'),
        ),
    ]
