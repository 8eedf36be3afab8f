from django.db import migrations

from methub.foundation import founding


class Migration(founding.Migration):
    """What 0001 says since its second writing: a database made by the first has it too."""

    dependencies = [("guidance", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            ALTER TABLE guidance_ownentry
              DROP CONSTRAINT IF EXISTS entry_code_is_plain,
              DROP CONSTRAINT IF EXISTS entry_says_something_and_its_source,
              ADD CONSTRAINT entry_code_is_plain
                CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
              ADD CONSTRAINT entry_says_something_and_its_source
                CHECK (NOT title = '' AND NOT text = '' AND NOT source = '')
            """,
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
