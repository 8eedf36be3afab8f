import django.db.models.deletion
import methub.foundation.records
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('children', '0001_first'),
        ('plans', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('kind', models.TextField(choices=[('trigger', 'Trigger plan'), ('safety', 'Safety plan'), ('risk-reduction', 'Risk-reduction strategy'), ('interim', 'Interim safety package')])),
                ('based_on', models.PositiveIntegerField()),
                ('answers', models.JSONField()),
                ('saved_at', models.DateTimeField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'kind', 'user'], name='plan_draft_of_writer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['trigger', 'safety', 'risk-reduction', 'interim'])), name='plan_draft_kind_known')],
            },
        ),
    ]
