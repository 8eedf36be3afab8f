from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('children', '0001_initial'),
        ('interviews', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='interview',
            name='interview_outcome_known',
        ),
        migrations.AlterField(
            model_name='interview',
            name='outcome',
            field=models.TextField(blank=True, choices=[('completed', 'Completed'), ('partial', 'Completed in part'), ('refused-child', 'Declined by the child'), ('refused-parent', 'Declined by the parent or carer'), ('not-offered-exempt', 'Not offered: exempt'), ('not-completed-missing-again', 'Not completed: missing again'), ('no-show', 'The child did not come'), ('unable-to-contact', 'Unable to contact'), ('ola-responsible', 'Another authority is responsible'), ('out-of-time', 'Out of time'), ('not-found', 'The child had not been found'), ('answered-elsewhere', 'Answered in another interview')]),
        ),
        migrations.AlterField(
            model_name='interviewevent',
            name='outcome',
            field=models.TextField(blank=True, choices=[('completed', 'Completed'), ('partial', 'Completed in part'), ('refused-child', 'Declined by the child'), ('refused-parent', 'Declined by the parent or carer'), ('not-offered-exempt', 'Not offered: exempt'), ('not-completed-missing-again', 'Not completed: missing again'), ('no-show', 'The child did not come'), ('unable-to-contact', 'Unable to contact'), ('ola-responsible', 'Another authority is responsible'), ('out-of-time', 'Out of time'), ('not-found', 'The child had not been found'), ('answered-elsewhere', 'Answered in another interview')]),
        ),
        migrations.AddConstraint(
            model_name='interview',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'completed', 'partial', 'refused-child', 'refused-parent', 'not-offered-exempt', 'not-completed-missing-again', 'no-show', 'unable-to-contact', 'ola-responsible', 'out-of-time', 'not-found', 'answered-elsewhere'])), name='interview_outcome_known'),
        ),
    ]
