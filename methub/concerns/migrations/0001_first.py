import django.db.models.deletion
import methub.concerns.codes
import methub.foundation.records
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_first'),
        ('children', '0001_first'),
        ('post', '0001_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('child_name', models.TextField(blank=True)),
                ('child_born', models.TextField(blank=True)),
                ('child_about', models.TextField(blank=True)),
                ('seen', models.TextField()),
                ('seen_on', models.DateField(null=True)),
                ('how', models.TextField(choices=[('form', 'Written here'), ('telephone', 'By telephone'), ('in-person', 'Said in person'), ('written', 'By e-mail or letter'), ('interview', 'Said in a return home interview'), ('notification', 'Read in a notification')])),
                ('source', models.TextField(blank=True)),
                ('source_contact', models.TextField(blank=True)),
                ('is_source_protected', models.BooleanField(default=False)),
                ('is_urgent', models.BooleanField(default=False)),
                ('raised_by_name', models.TextField()),
                ('answer_to', models.TextField(blank=True)),
                ('told_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('authority', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
                ('child', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ConcernEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('child_name', models.TextField(blank=True)),
                ('child_born', models.TextField(blank=True)),
                ('child_about', models.TextField(blank=True)),
                ('seen', models.TextField()),
                ('seen_on', models.DateField(null=True)),
                ('how', models.TextField(choices=[('form', 'Written here'), ('telephone', 'By telephone'), ('in-person', 'Said in person'), ('written', 'By e-mail or letter'), ('interview', 'Said in a return home interview'), ('notification', 'Read in a notification')])),
                ('source', models.TextField(blank=True)),
                ('source_contact', models.TextField(blank=True)),
                ('is_source_protected', models.BooleanField(default=False)),
                ('is_urgent', models.BooleanField(default=False)),
                ('raised_by_name', models.TextField()),
                ('answer_to', models.TextField(blank=True)),
                ('told_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('agency', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency')),
                ('authority', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('child', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='concerns.concern')),
                ('raised_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('destination', models.TextField(choices=[('assessment', 'Assessment of exploitation'), ('early-help', 'Early help'), ('social-care', 'Children’s social care'), ('advice', 'Advice only'), ('nothing', 'No further action')])),
                ('decided_by', models.TextField()),
                ('decided_at', models.DateTimeField()),
                ('why', models.TextField()),
                ('to_do', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='concerns.concern')),
            ],
        ),
        migrations.CreateModel(
            name='DecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('destination', models.TextField(choices=[('assessment', 'Assessment of exploitation'), ('early-help', 'Early help'), ('social-care', 'Children’s social care'), ('advice', 'Advice only'), ('nothing', 'No further action')])),
                ('decided_by', models.TextField()),
                ('decided_at', models.DateTimeField()),
                ('why', models.TextField()),
                ('to_do', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('concern', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='concerns.concern')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='concerns.decision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('how', models.TextField(choices=[('letter', 'An e-mail says that an answer waits here'), ('spoken', 'Somebody speaks or writes to them'), ('nobody', 'There is nobody to tell')])),
                ('said', models.TextField()),
                ('told_at', models.DateTimeField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='concerns.concern')),
                ('letter', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='post.letter')),
            ],
        ),
        migrations.CreateModel(
            name='FeedbackEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('how', models.TextField(choices=[('letter', 'An e-mail says that an answer waits here'), ('spoken', 'Somebody speaks or writes to them'), ('nobody', 'There is nobody to tell')])),
                ('said', models.TextField()),
                ('told_at', models.DateTimeField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('concern', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='concerns.concern')),
                ('letter', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='post.letter')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='concerns.feedback')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='concern',
            index=models.Index(fields=['partnership', '-told_at'], name='concern_by_arrival'),
        ),
        migrations.AddIndex(
            model_name='concern',
            index=models.Index(fields=['child', '-told_at'], name='concern_by_child'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['form', 'telephone', 'in-person', 'written', 'interview', 'notification'])), name='concern_how_known'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seen', ''), _negated=True), models.Q(('child__isnull', False), models.Q(('child_name', ''), _negated=True), models.Q(('child_about', ''), _negated=True), _connector='OR')), name='concern_says_what_and_about_whom'),
        ),
        migrations.AddConstraint(
            model_name='concern',
            constraint=models.CheckConstraint(condition=models.Q(('due_at__gte', models.F('told_at'))), name='concern_due_after_it_was_told'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['concern', '-id'], name='decision_newest'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('destination__in', ['assessment', 'early-help', 'social-care', 'advice', 'nothing'])), name='concern_destination_known'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='decision_says_who_and_why'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['letter', 'spoken', 'nobody'])), name='feedback_how_known'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('how', methub.concerns.codes.Answered['LETTER']), ('letter__isnull', False)), models.Q(models.Q(('how', methub.concerns.codes.Answered['LETTER']), _negated=True), ('letter', None), ('told_at__isnull', False)), _connector='OR'), name='feedback_is_a_letter_or_was_said'),
        ),
    ]
