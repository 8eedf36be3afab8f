import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# The job somebody held when they were given the sight; failing that, the first they had.
JOB_OF_EACH_SIGHT = """
UPDATE people_sight SET through_id = (
    SELECT id FROM agencies_membership held WHERE held.user_id = people_sight.user_id
    ORDER BY (people_sight.from_at AT TIME ZONE 'Europe/London')::date
        BETWEEN from_on AND coalesce(until_on - 1, 'infinity') DESC, from_on, id LIMIT 1
) WHERE user_id IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_columns'),
        ('people', '0002_restrictions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='sight',
            name='sight_by_user',
        ),
        migrations.AddField(
            model_name='sight',
            name='through',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.membership'),
        ),
        migrations.AddField(
            model_name='sightevent',
            name='through',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.membership'),
        ),
        migrations.RunSQL(JOB_OF_EACH_SIGHT),
        migrations.AddIndex(
            model_name='sight',
            index=models.Index(condition=models.Q(('is_suspended', False), ('through__isnull', False)), fields=['through', 'person'], name='sight_by_through'),
        ),
        migrations.AddConstraint(
            model_name='sight',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('through__isnull', False), ('user__isnull', False)), models.Q(('through', None), ('user', None)), _connector='OR'), name='sight_of_a_user_comes_with_a_job'),
        ),
    ]
