import django.db.models.deletion
import methub.foundation.records
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    replaces = [('clocks', '0001_initial'), ('clocks', '0002_my_week'), ('clocks', '0003_promises_of_places_and_placements')]

    initial = True

    dependencies = [
        ('agencies', '0001_first'),
        ('agencies', '__first__'),
        ('people', '0001_first'),
        ('post', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('promise', models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome')])),
                ('about', models.TextField()),
                ('area', models.TextField(blank=True)),
                ('owed_by_name', models.TextField()),
                ('owed_to', models.TextField()),
                ('why', models.TextField()),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('cancelled_why', models.TextField(blank=True)),
                ('breach_recorded_at', models.DateTimeField(null=True)),
                ('next_alert_at', models.DateTimeField(null=True)),
                ('authority', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='post.message')),
                ('owed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owed_by_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('cancelled_at', None), ('stopped_at', None)), fields=['owed_by', 'due_at'], name='clock_open_by_owner'), models.Index(condition=models.Q(('cancelled_at', None), ('stopped_at', None)), fields=['owed_by_team', 'due_at'], name='clock_open_by_team'), models.Index(condition=models.Q(('cancelled_at', None), ('stopped_at', None)), fields=['due_at'], name='clock_open_by_due'), models.Index(condition=models.Q(('stopped_at__isnull', False)), fields=['owed_by', 'stopped_at'], name='clock_kept_by_owner'), models.Index(fields=['person', '-due_at'], name='clock_by_person'), models.Index(condition=models.Q(('cancelled_at', None), ('stopped_at', None)), fields=['next_alert_at'], name='clock_next_alert'), models.Index(fields=['promise', 'about'], name='clock_by_about')],
                'constraints': [models.CheckConstraint(condition=models.Q(('promise__in', ['accept-notification', 'prevention-interview', 'return-home-interview', 'interview-sign-off', 'interview-acknowledgement', 'interview-refer-on', 'agreed-action', 'tell-responsible-authority', 'tell-strategy-convenor', 'strategy-meeting', 'trigger-plan', 'care-plan-review', 'adult-handover', 'break-glass-review', 'transition-planning', 'leaving-care', 'education-safety-plan', 'education-risk-reduction', 'tell-panel-representative', 'agree-leading-panel', 'placing-contact', 'placement-notice', 'placed-trigger-plan', 'their-interview-confirmation', 'their-interview-outcome'])), name='clock_promise_known'), models.CheckConstraint(condition=models.Q(('due_at__gte', models.F('started_at'))), name='clock_due_after_it_started'), models.CheckConstraint(condition=models.Q(('person__isnull', False), ('message__isnull', False), _connector='OR'), name='clock_is_about_somebody_or_a_message'), models.CheckConstraint(condition=models.Q(('stopped_at', None), ('cancelled_at', None), _connector='OR'), name='clock_stops_once')],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('rung', models.PositiveSmallIntegerField()),
                ('role', models.TextField()),
                ('raised_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alerts', to='clocks.clock')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('accepted_at', None)), fields=['role'], name='alert_open_by_role')],
                'constraints': [models.UniqueConstraint(fields=('clock', 'rung'), name='one_alert_a_rung'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('accepted_by', None)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='alert_accepted_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='AlertEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('rung', models.PositiveSmallIntegerField()),
                ('role', models.TextField()),
                ('raised_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('accepted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clocks.alert')),
                ('clock', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clocks.clock')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClockEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('promise', models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome')])),
                ('about', models.TextField()),
                ('area', models.TextField(blank=True)),
                ('owed_by_name', models.TextField()),
                ('owed_to', models.TextField()),
                ('why', models.TextField()),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('cancelled_why', models.TextField(blank=True)),
                ('breach_recorded_at', models.DateTimeField(null=True)),
                ('next_alert_at', models.DateTimeField(null=True)),
                ('authority', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('message', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='post.message')),
                ('owed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('owed_by_team', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.team')),
                ('person', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clocks.clock')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
