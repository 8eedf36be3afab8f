from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('until_id', models.BigIntegerField(unique=True)),
                ('sealed_at', models.DateTimeField()),
                ('marks', models.BinaryField()),
                ('digest', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1), ('until_id__gte', 1)), name='seal_closes_something')],
            },
        ),
    ]
