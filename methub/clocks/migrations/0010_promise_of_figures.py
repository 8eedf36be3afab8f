from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('clocks', '0009_whose_is_counted_from_an_index'),
        ('people', '0004_adults_among_persons'),
        ('post', '0003_letters_about_meetings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='clock',
            name='clock_promise_known',
        ),
        migrations.AlterField(
            model_name='clock',
            name='promise',
            field=models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome'), ('under-13', 'Under 13: speak to the police and a manager'), ('assessment-acceptance', 'Accept an assessment on to the tracker'), ('assessment-review', 'Assess again'), ('agree-level', 'Agree the level'), ('level-response', 'Response to the level'), ('level-lead', 'Name a lead professional'), ('level-plan', 'Multi-agency plan'), ('core-offer', 'Offer what the level offers'), ('plan-review', 'Look at the plan again'), ('plan-acknowledgement', 'Plan to be read and acknowledged'), ('plan-step', 'Step of a plan'), ('arrival-assessment', 'Came from abroad: holistic assessment'), ('arrival-safety-package', 'Came from abroad: interim safety package'), ('decide-concern', 'Decide on a concern'), ('concern-feedback', 'Tell whoever raised a concern'), ('assess-child', 'Assess the child'), ('answer-service-request', 'Answer a request for a service'), ('meeting-action', 'Action of a meeting'), ('escalation-acknowledgement', 'Taken to you by a meeting: say you know of it'), ('escalation-answer', 'Taken to you by a meeting: answer it'), ('themes', 'Themes and trends to be approved'), ('supply-figure', 'Figure to be supplied')]),
        ),
        migrations.AlterField(
            model_name='clockevent',
            name='promise',
            field=models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome'), ('under-13', 'Under 13: speak to the police and a manager'), ('assessment-acceptance', 'Accept an assessment on to the tracker'), ('assessment-review', 'Assess again'), ('agree-level', 'Agree the level'), ('level-response', 'Response to the level'), ('level-lead', 'Name a lead professional'), ('level-plan', 'Multi-agency plan'), ('core-offer', 'Offer what the level offers'), ('plan-review', 'Look at the plan again'), ('plan-acknowledgement', 'Plan to be read and acknowledged'), ('plan-step', 'Step of a plan'), ('arrival-assessment', 'Came from abroad: holistic assessment'), ('arrival-safety-package', 'Came from abroad: interim safety package'), ('decide-concern', 'Decide on a concern'), ('concern-feedback', 'Tell whoever raised a concern'), ('assess-child', 'Assess the child'), ('answer-service-request', 'Answer a request for a service'), ('meeting-action', 'Action of a meeting'), ('escalation-acknowledgement', 'Taken to you by a meeting: say you know of it'), ('escalation-answer', 'Taken to you by a meeting: answer it'), ('themes', 'Themes and trends to be approved'), ('supply-figure', 'Figure to be supplied')]),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('promise__in', ['accept-notification', 'prevention-interview', 'return-home-interview', 'interview-sign-off', 'interview-acknowledgement', 'interview-refer-on', 'agreed-action', 'tell-responsible-authority', 'tell-strategy-convenor', 'strategy-meeting', 'trigger-plan', 'care-plan-review', 'adult-handover', 'break-glass-review', 'transition-planning', 'leaving-care', 'education-safety-plan', 'education-risk-reduction', 'tell-panel-representative', 'agree-leading-panel', 'placing-contact', 'placement-notice', 'placed-trigger-plan', 'their-interview-confirmation', 'their-interview-outcome', 'under-13', 'assessment-acceptance', 'assessment-review', 'agree-level', 'level-response', 'level-lead', 'level-plan', 'core-offer', 'plan-review', 'plan-acknowledgement', 'plan-step', 'arrival-assessment', 'arrival-safety-package', 'decide-concern', 'concern-feedback', 'assess-child', 'answer-service-request', 'meeting-action', 'escalation-acknowledgement', 'escalation-answer', 'themes', 'supply-figure'])), name='clock_promise_known'),
        ),
    ]
