from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('clocks', '0008_promise_of_themes'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('cancelled_at', None), ('stopped_at', None)), fields=['person'], include=('owed_by', 'owed_by_team', 'area'), name='clock_open_whose'),
        ),
    ]
