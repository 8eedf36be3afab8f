from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_sights_come_with_a_job"),
    ]

    operations = [
        migrations.AlterField(
            model_name="personkey",
            name="kind",
            field=models.TextField(
                choices=[
                    ("name", "One word of a name"),
                    ("metaphone", "How one word of a name sounds (Metaphone)"),
                    ("nysiis", "How one word of a name sounds (NYSIIS)"),
                    ("names", "How forename and surname sound, in either order"),
                    ("name-born", "How one name sounds, with the year or the day of birth"),
                    ("name-place", "How one name sounds, with a house number or a street"),
                    ("door-street", "A house number with one word of the street"),
                    ("born", "Date of birth"),
                    ("born-year", "Year of birth"),
                    ("postcode", "Postcode of an address that is not protected"),
                    ("identifier", "A number or reference"),
                    ("exact", "Whole name and date of birth"),
                ]
            ),
        ),
    ]
