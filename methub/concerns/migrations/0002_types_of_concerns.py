import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('children', '0001_first'),
        ('concerns', '0001_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='concern',
            name='types',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('sexual', 'Sexual exploitation'), ('criminal', 'Criminal exploitation'), ('county-lines', 'County lines'), ('gang', 'Gangs'), ('trafficking', 'Trafficking and modern slavery'), ('radicalisation', 'Radicalisation'), ('forced-marriage', 'Forced marriage'), ('fgm', 'Female genital mutilation'), ('labour', 'Labour exploitation and domestic servitude'), ('financial', 'Financial exploitation and debt bondage')]), default=list, size=None),
        ),
        migrations.AddField(
            model_name='concernevent',
            name='types',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('sexual', 'Sexual exploitation'), ('criminal', 'Criminal exploitation'), ('county-lines', 'County lines'), ('gang', 'Gangs'), ('trafficking', 'Trafficking and modern slavery'), ('radicalisation', 'Radicalisation'), ('forced-marriage', 'Forced marriage'), ('fgm', 'Female genital mutilation'), ('labour', 'Labour exploitation and domestic servitude'), ('financial', 'Financial exploitation and debt bondage')]), default=list, size=None),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(('types__contained_by', ['sexual', 'criminal', 'county-lines', 'gang', 'trafficking', 'radicalisation', 'forced-marriage', 'fgm', 'labour', 'financial'])), name='concern_types_known'),
        ),
    ]
