from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_columns'),
    ]

    operations = [
        migrations.AddField(
            model_name='authority',
            name='out_of_hours',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='authority',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='authorityevent',
            name='out_of_hours',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='authorityevent',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
    ]
