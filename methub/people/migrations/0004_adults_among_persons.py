import django.db.models.deletion
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('people', '0003_numbers_withdrawn'),
    ]

    operations = [
        migrations.CreateModel(
            name='AdultKey',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('name', 'One word of a name'), ('metaphone', 'How one word of a name sounds (Metaphone)'), ('nysiis', 'How one word of a name sounds (NYSIIS)'), ('names', 'How forename and surname sound, in either order'), ('name-born', 'How one name sounds, with the year or the day of birth'), ('name-place', 'How one name sounds, with a house number or a street'), ('door-street', 'A house number with one word of the street'), ('born', 'Date of birth'), ('born-year', 'Year of birth'), ('postcode', 'Postcode of an address that is not protected'), ('identifier', 'A number or reference'), ('exact', 'Whole name and date of birth')])),
                ('value', models.TextField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='personidentifier',
            name='identifier_kind_known',
        ),
        migrations.AddField(
            model_name='person',
            name='is_child',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='personevent',
            name='is_child',
            field=models.BooleanField(default=True),
        ),
        migrations.AlterField(
            model_name='personidentifier',
            name='kind',
            field=models.TextField(choices=[('police', 'Police reference'), ('nhs', 'NHS number'), ('upn', 'Unique pupil number'), ('ssda903', 'Looked-after children return number'), ('case-system', 'Case system number'), ('telephone', 'Telephone number'), ('email', 'E-mail address')]),
        ),
        migrations.AlterField(
            model_name='personidentifierevent',
            name='kind',
            field=models.TextField(choices=[('police', 'Police reference'), ('nhs', 'NHS number'), ('upn', 'Unique pupil number'), ('ssda903', 'Looked-after children return number'), ('case-system', 'Case system number'), ('telephone', 'Telephone number'), ('email', 'E-mail address')]),
        ),
        migrations.AddConstraint(
            model_name='personidentifier',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['police', 'nhs', 'upn', 'ssda903', 'case-system', 'telephone', 'email'])), name='identifier_kind_known'),
        ),
        migrations.AddField(
            model_name='adultkey',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        migrations.AddIndex(
            model_name='adultkey',
            index=models.Index(fields=['kind', 'value'], include=('person',), name='adult_by_value'),
        ),
        migrations.AddConstraint(
            model_name='adultkey',
            constraint=models.UniqueConstraint(fields=('person', 'kind', 'value'), name='key_once_an_adult'),
        ),
    ]
