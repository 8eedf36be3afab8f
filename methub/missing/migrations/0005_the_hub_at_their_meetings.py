from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('missing', '0004_history_promises_nothing'),
    ]

    operations = [
        migrations.AddField(
            model_name='strategymeeting',
            name='hub_attended',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='strategymeeting',
            name='hub_shared',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='strategymeetingevent',
            name='hub_attended',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='strategymeetingevent',
            name='hub_shared',
            field=models.TextField(blank=True),
        ),
    ]
