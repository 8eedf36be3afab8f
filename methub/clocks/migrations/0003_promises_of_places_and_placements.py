from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_columns'),
        ('clocks', '0002_my_week'),
        ('people', '0005_keys_have_two_indexes'),
        ('post', '0003_emergency_questions'),
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
            field=models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome')]),
        ),
        migrations.AlterField(
            model_name='clockevent',
            name='promise',
            field=models.TextField(choices=[('accept-notification', 'Accept what arrived'), ('prevention-interview', 'Prevention interview'), ('return-home-interview', 'Return home interview'), ('interview-sign-off', 'Interview to be signed off'), ('interview-acknowledgement', 'Interview to be acknowledged'), ('interview-refer-on', 'Interview to be passed on'), ('agreed-action', 'Agreed action'), ('tell-responsible-authority', 'Tell the responsible authority'), ('tell-strategy-convenor', 'Strategy meeting: tell who must convene it'), ('strategy-meeting', 'Strategy meeting'), ('trigger-plan', 'Trigger plan'), ('care-plan-review', 'Care plan review'), ('adult-handover', 'Hand over to adult services'), ('break-glass-review', 'Review emergency access'), ('transition-planning', 'Plan the move to adult services'), ('leaving-care', 'Plan support after leaving care'), ('education-safety-plan', 'Missing education: safety plan'), ('education-risk-reduction', 'Missing education: risk-reduction strategy'), ('tell-panel-representative', 'Tell the panel’s representative'), ('agree-leading-panel', 'Agree which panel leads'), ('placing-contact', 'Speak before the placement'), ('placement-notice', 'Send the placement notice'), ('placed-trigger-plan', 'Ask for the trigger plan'), ('their-interview-confirmation', 'Their interview: confirmation'), ('their-interview-outcome', 'Their interview: outcome')]),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('promise__in', ['accept-notification', 'prevention-interview', 'return-home-interview', 'interview-sign-off', 'interview-acknowledgement', 'interview-refer-on', 'agreed-action', 'tell-responsible-authority', 'tell-strategy-convenor', 'strategy-meeting', 'trigger-plan', 'care-plan-review', 'adult-handover', 'break-glass-review', 'transition-planning', 'leaving-care', 'education-safety-plan', 'education-risk-reduction', 'tell-panel-representative', 'agree-leading-panel', 'placing-contact', 'placement-notice', 'placed-trigger-plan', 'their-interview-confirmation', 'their-interview-outcome'])), name='clock_promise_known'),
        ),
    ]
