from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('post', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='once',
            field=models.TextField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name='messageevent',
            name='once',
            field=models.TextField(null=True),
        ),
    ]
