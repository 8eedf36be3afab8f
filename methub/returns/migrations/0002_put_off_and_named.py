from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('returns', '0001_earlier_returns'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='load',
            name='load_state_known',
        ),
        migrations.AddField(
            model_name='load',
            name='named',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='loadevent',
            name='named',
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name='load',
            name='state',
            field=models.TextField(choices=[('waiting', 'Waiting to be read'), ('tried', 'Tried: nothing was changed'), ('put-off', 'Put off: nothing was changed'), ('loaded', 'Loaded'), ('refused', 'Refused: nothing was changed')]),
        ),
        migrations.AlterField(
            model_name='loadevent',
            name='state',
            field=models.TextField(choices=[('waiting', 'Waiting to be read'), ('tried', 'Tried: nothing was changed'), ('put-off', 'Put off: nothing was changed'), ('loaded', 'Loaded'), ('refused', 'Refused: nothing was changed')]),
        ),
        migrations.AddConstraint(
            model_name='load',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'tried', 'put-off', 'loaded', 'refused'])), name='load_state_known'),
        ),
    ]
