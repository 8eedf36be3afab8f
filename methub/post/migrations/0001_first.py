import django.db.models.deletion
import methub.foundation.records
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    replaces = [('post', '0001_initial'), ('post', '0002_sent_once'), ('post', '0003_emergency_questions'), ('post', '0004_to_other_authorities'), ('post', '0005_the_contract_for_interviews')]

    initial = True

    dependencies = [
        ('agencies', '0001_first'),
        ('agencies', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('channel', models.TextField(choices=[('upload', 'Put in by hand'), ('command', 'Put in on the server'), ('mailbox', "The hub's mailbox"), ('telephone', 'Taken down on the telephone')])),
                ('received_at', models.DateTimeField()),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('is_whole', models.BooleanField(default=True)),
                ('subject', models.TextField(blank=True)),
                ('sender', models.TextField(blank=True)),
                ('message_id', models.TextField(blank=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('once', models.TextField(null=True, unique=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership')),
            ],
            options={
                'indexes': [models.Index(fields=['partnership', '-received_at'], name='message_by_arrival'), models.Index(fields=['sha256'], name='message_by_bytes')],
                'constraints': [models.CheckConstraint(condition=models.Q(('channel__in', ['upload', 'command', 'mailbox', 'telephone'])), name='message_channel_known')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('to', models.EmailField(max_length=254)),
                ('template', models.TextField(choices=[('alert', 'An alert waits for somebody to accept it'), ('owed', 'Something is owed'), ('shared', 'An interview is shared, and waits to be acknowledged'), ('call-us', 'Another authority is asked to call the hub'), ('placement-notice', 'Another authority is owed a placement notice'), ('their-interview', 'Another authority is reminded of its interview'), ('contract', 'A contract for interviews is nearly or wholly used up'), ('emergency-questions', 'Emergency questions found nobody, again and again')])),
                ('about_reference', models.CharField(max_length=10)),
                ('path', models.TextField()),
                ('person_id', models.BigIntegerField(null=True)),
                ('once', models.TextField(unique=True)),
                ('written_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('try_at', models.DateTimeField(null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('try_at__isnull', False)), fields=['try_at'], name='letter_to_be_tried')],
                'constraints': [models.CheckConstraint(condition=models.Q(('template__in', ['alert', 'owed', 'shared', 'call-us', 'placement-notice', 'their-interview', 'contract', 'emergency-questions'])), name='letter_template_known')],
            },
        ),
        migrations.CreateModel(
            name='LetterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('to', models.EmailField(max_length=254)),
                ('template', models.TextField(choices=[('alert', 'An alert waits for somebody to accept it'), ('owed', 'Something is owed'), ('shared', 'An interview is shared, and waits to be acknowledged'), ('call-us', 'Another authority is asked to call the hub'), ('placement-notice', 'Another authority is owed a placement notice'), ('their-interview', 'Another authority is reminded of its interview'), ('contract', 'A contract for interviews is nearly or wholly used up'), ('emergency-questions', 'Emergency questions found nobody, again and again')])),
                ('about_reference', models.CharField(max_length=10)),
                ('path', models.TextField()),
                ('person_id', models.BigIntegerField(null=True)),
                ('once', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('try_at', models.DateTimeField(null=True)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='post.letter')),
                ('user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LetterProgress',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('state', models.TextField(choices=[('queued', 'Waiting to be sent'), ('delayed', 'Could not be sent yet; will be tried again'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('failed', 'Could not be sent or delivered')])),
                ('recorded_at', models.DateTimeField()),
                ('note', models.TextField(blank=True)),
                ('receipt', models.TextField(blank=True)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='post.letter')),
            ],
            options={
                'indexes': [models.Index(fields=['letter', '-id'], name='letter_progress_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'delayed', 'sent', 'delivered', 'failed'])), name='letter_progress_known')],
            },
        ),
        migrations.CreateModel(
            name='MessageBody',
            fields=[
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='body', serialize=False, to='post.message')),
                ('raw', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='MessageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('channel', models.TextField(choices=[('upload', 'Put in by hand'), ('command', 'Put in on the server'), ('mailbox', "The hub's mailbox"), ('telephone', 'Taken down on the telephone')])),
                ('received_at', models.DateTimeField()),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('is_whole', models.BooleanField(default=True)),
                ('subject', models.TextField(blank=True)),
                ('sender', models.TextField(blank=True)),
                ('message_id', models.TextField(blank=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('once', models.TextField(null=True)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='post.message')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
