from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('missing', '0005_the_hub_at_their_meetings'),
    ]

    operations = [
        migrations.AddField(
            model_name='episode',
            name='ended_recorded_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='episodeevent',
            name='ended_recorded_at',
            field=models.DateTimeField(null=True),
        ),
    ]
