import django.db.models.deletion
import methub.documents.codes
import methub.foundation.records
import pghistory.utils
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('kind', models.TextField()),
                ('of', models.TextField()),
                ('options', models.JSONField(default=dict)),
                ('form', models.TextField(choices=[('pdf', 'PDF'), ('word', 'Word')])),
                ('state', models.TextField(choices=[('waiting', 'Waiting to be made'), ('making', 'Being made'), ('ready', 'Ready'), ('failed', 'Not made'), ('gone', 'No longer kept')], default=methub.documents.codes.State['WAITING'])),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('trouble', models.TextField(blank=True)),
                ('named', models.JSONField(default=list)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField()),
                ('asked_by_id', models.BigIntegerField()),
                ('asked_by_name', models.TextField()),
                ('asked_by_agency', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', [methub.documents.codes.State['WAITING'], methub.documents.codes.State['MAKING']])), fields=['asked_at'], name='document_to_be_made')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('form__in', ['pdf', 'word'])), name='document_form_known'),
                    models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'making', 'ready', 'failed', 'gone'])), name='document_state_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('state', methub.documents.codes.State['READY']), _negated=True), models.Q(models.Q(('digest', ''), _negated=True), ('made_at__isnull', False)), _connector='OR'), name='document_that_is_ready_has_a_seal'),
                ],
            },
        ),
        migrations.CreateModel(
            name='DocumentBody',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='body', serialize=False, to='documents.document')),
                ('content', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='DocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('kind', models.TextField()),
                ('of', models.TextField()),
                ('options', models.JSONField(default=dict)),
                ('form', models.TextField(choices=[('pdf', 'PDF'), ('word', 'Word')])),
                ('state', models.TextField(choices=[('waiting', 'Waiting to be made'), ('making', 'Being made'), ('ready', 'Ready'), ('failed', 'Not made'), ('gone', 'No longer kept')], default=methub.documents.codes.State['WAITING'])),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('trouble', models.TextField(blank=True)),
                ('named', models.JSONField(default=list)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField()),
                ('asked_by_id', models.BigIntegerField()),
                ('asked_by_name', models.TextField()),
                ('asked_by_agency', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.document')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
