from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('missing', '0002_figures_of_one_authority'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='episode',
            name='episode_by_child',
        ),
        migrations.AddIndex(
            model_name='episode',
            index=models.Index(condition=models.Q(('duplicate_of', None), ('withdrawn_at', None)), fields=['child', '-missing_since', '-id'], name='episode_of_child'),
        ),
    ]
