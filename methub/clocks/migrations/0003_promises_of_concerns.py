import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('clocks', '0002_promises_of_assessments'),
        ('people', '0003_numbers_withdrawn'),
        ('post', '0001_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='clock',
            name='clock_is_about_somebody_or_a_message',
        ),
        migrations.RemoveConstraint(
            model_name='clock',
            name='clock_promise_known',
        ),
        migrations.AddField(
            model_name='clock',
            name='in_partnership',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership'),
        ),
        migrations.AddField(
            model_name='clockevent',
            name='in_partnership',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.partnership'),
        ),
        migrations.AlterField(
            model_name='clock',
            name='promise',
            field=models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome'), ('under-13', 'Under 13: speak to the police and a manager'), ('assessment-acceptance', 'Accept an assessment on to the tracker'), ('assessment-review', 'Assess again'), ('agree-level', 'Agree the level'), ('level-response', 'Response to the level'), ('level-lead', 'Name a lead professional'), ('level-plan', 'Multi-agency plan'), ('core-offer', 'Offer what the level offers'), ('decide-concern', 'Decide on a concern'), ('concern-feedback', 'Tell whoever raised a concern')]),
        ),
        migrations.AlterField(
            model_name='clockevent',
            name='promise',
            field=models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome'), ('under-13', 'Under 13: speak to the police and a manager'), ('assessment-acceptance', 'Accept an assessment on to the tracker'), ('assessment-review', 'Assess again'), ('agree-level', 'Agree the level'), ('level-response', 'Response to the level'), ('level-lead', 'Name a lead professional'), ('level-plan', 'Multi-agency plan'), ('core-offer', 'Offer what the level offers'), ('decide-concern', 'Decide on a concern'), ('concern-feedback', 'Tell whoever raised a concern')]),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('promise__in', ['accept-notification', 'prevention-interview', 'return-home-interview', 'interview-sign-off', 'interview-acknowledgement', 'interview-refer-on', 'agreed-action', 'tell-responsible-authority', 'tell-strategy-convenor', 'strategy-meeting', 'trigger-plan', 'care-plan-review', 'adult-handover', 'break-glass-review', 'transition-planning', 'leaving-care', 'education-safety-plan', 'education-risk-reduction', 'tell-panel-representative', 'agree-leading-panel', 'placing-contact', 'placement-notice', 'placed-trigger-plan', 'their-interview-confirmation', 'their-interview-outcome', 'under-13', 'assessment-acceptance', 'assessment-review', 'agree-level', 'level-response', 'level-lead', 'level-plan', 'core-offer', 'decide-concern', 'concern-feedback'])), name='clock_promise_known'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), ('message__isnull', False), ('in_partnership__isnull', False), _connector='OR'), name='clock_is_about_somebody_or_a_message'),
        ),
    ]
