import django.db.models.deletion
import methub.foundation.records
import methub.intake.codes
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    initial = True

    dependencies = [
        ('agencies', '__first__'),
        ('children', '0001_first'),
        ('missing', '0001_first'),
        ('post', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('part', models.PositiveSmallIntegerField()),
                ('received_at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('missing-reported', 'Missing'), ('risk-changed', 'Risk changed'), ('found', 'Found'), ('placement-notice', 'Placed here by another authority'), ('unread', 'Not read: needs a person')])),
                ('state', models.TextField(choices=[('new', 'New'), ('accepted', 'Accepted'), ('set-aside', 'Set aside')], default=methub.intake.codes.NotificationState['NEW'])),
                ('police_reference', models.TextField(blank=True)),
                ('case', models.TextField(blank=True)),
                ('digest', models.CharField(max_length=64)),
                ('surname', models.TextField(blank=True)),
                ('forenames', models.TextField(blank=True)),
                ('born_on', models.DateField(null=True)),
                ('missing_since', models.DateTimeField(null=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('found_at', models.DateTimeField(null=True)),
                ('reading', models.JSONField()),
                ('problems', models.JSONField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('set_aside_why', models.TextField(blank=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('duplicate_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.notification')),
                ('episode', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='missing.episode')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='post.message')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'received_at'], name='notification_inbox'), models.Index(condition=models.Q(('case', ''), _negated=True), fields=['case'], name='notification_by_case'), models.Index(fields=['digest'], name='notification_by_digest'), models.Index(condition=models.Q(('child__isnull', False)), fields=['child'], name='notification_by_child')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['missing-reported', 'risk-changed', 'found', 'placement-notice', 'unread'])), name='notification_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['new', 'accepted', 'set-aside'])), name='notification_state_known'), models.UniqueConstraint(fields=('message', 'part'), name='notification_once_a_part'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('accepted_by', None), ('state', methub.intake.codes.NotificationState['NEW'])), models.Q(models.Q(('state', methub.intake.codes.NotificationState['NEW']), _negated=True), ('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='notification_dealt_with_says_who_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', methub.intake.codes.NotificationState['SET_ASIDE']), _negated=True), models.Q(('set_aside_why', ''), _negated=True), _connector='OR'), name='notification_set_aside_says_why')],
            },
        ),
        migrations.CreateModel(
            name='NotificationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('part', models.PositiveSmallIntegerField()),
                ('received_at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('missing-reported', 'Missing'), ('risk-changed', 'Risk changed'), ('found', 'Found'), ('placement-notice', 'Placed here by another authority'), ('unread', 'Not read: needs a person')])),
                ('state', models.TextField(choices=[('new', 'New'), ('accepted', 'Accepted'), ('set-aside', 'Set aside')], default=methub.intake.codes.NotificationState['NEW'])),
                ('police_reference', models.TextField(blank=True)),
                ('case', models.TextField(blank=True)),
                ('digest', models.CharField(max_length=64)),
                ('surname', models.TextField(blank=True)),
                ('forenames', models.TextField(blank=True)),
                ('born_on', models.DateField(null=True)),
                ('missing_since', models.DateTimeField(null=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('found_at', models.DateTimeField(null=True)),
                ('reading', models.JSONField()),
                ('problems', models.JSONField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('set_aside_why', models.TextField(blank=True)),
                ('accepted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('duplicate_of', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='intake.notification')),
                ('episode', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.episode')),
                ('message', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='post.message')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='intake.notification')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
