from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('people', '0002_names_of_a_partnership'),
    ]

    operations = [
        migrations.AddField(
            model_name='personidentifier',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='personidentifier',
            name='withdrawn_by_name',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='personidentifier',
            name='withdrawn_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='personidentifierevent',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='personidentifierevent',
            name='withdrawn_by_name',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='personidentifierevent',
            name='withdrawn_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='personidentifier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='identifier_withdrawn_for_a_reason'),
        ),
    ]
