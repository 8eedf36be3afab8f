from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('post', '0002_answers_to_concerns'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='letter',
            name='letter_template_known',
        ),
        migrations.AlterField(
            model_name='letter',
            name='template',
            field=models.TextField(choices=[('alert', 'An alert waits for somebody to accept it'), ('owed', 'Something is owed'), ('shared', 'An interview is shared, and waits to be acknowledged'), ('call-us', 'Another authority is asked to call the hub'), ('placement-notice', 'Another authority is owed a placement notice'), ('their-interview', 'Another authority is reminded of its interview'), ('concern-answered', 'What came of a concern can be read'), ('contract', 'A contract for interviews is nearly or wholly used up'), ('meeting', 'Somebody is invited to a meeting, or its minutes can be read'), ('emergency-questions', 'Emergency questions found nobody, again and again')]),
        ),
        migrations.AlterField(
            model_name='letterevent',
            name='template',
            field=models.TextField(choices=[('alert', 'An alert waits for somebody to accept it'), ('owed', 'Something is owed'), ('shared', 'An interview is shared, and waits to be acknowledged'), ('call-us', 'Another authority is asked to call the hub'), ('placement-notice', 'Another authority is owed a placement notice'), ('their-interview', 'Another authority is reminded of its interview'), ('concern-answered', 'What came of a concern can be read'), ('contract', 'A contract for interviews is nearly or wholly used up'), ('meeting', 'Somebody is invited to a meeting, or its minutes can be read'), ('emergency-questions', 'Emergency questions found nobody, again and again')]),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('template__in', ['alert', 'owed', 'shared', 'call-us', 'placement-notice', 'their-interview', 'concern-answered', 'contract', 'meeting', 'emergency-questions'])), name='letter_template_known'),
        ),
    ]
