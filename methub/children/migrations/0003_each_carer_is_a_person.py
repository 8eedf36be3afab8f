from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING, PROTECT

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('children', '0002_carers_are_persons'),
    ]

    operations = [
        migrations.AlterField(
            model_name='carer',
            name='person',
            field=models.ForeignKey(on_delete=PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AlterField(
            model_name='carerevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=DO_NOTHING, related_name='+', related_query_name='+', to='people.person'),
        ),
        migrations.RemoveField(
            model_name='carer',
            name='name',
        ),
        migrations.RemoveField(
            model_name='carerevent',
            name='name',
        ),
    ]
