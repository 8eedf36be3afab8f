from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_merged_into'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='personevent',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
    ]
