"""How somebody likes to see a table."""

from collections.abc import Sequence
from datetime import datetime

from methub.agencies.models import ColumnChoice
from methub.audit import trail
from methub.foundation.actors import Actor


def choose_columns(*, table: str, columns: Sequence[str], by: Actor, at: datetime) -> ColumnChoice:
    """From now on whoever chooses sees these columns of the table."""
    with trail.open_page(by=by, at=at) as page:
        choice, _ = ColumnChoice.objects.update_or_create(
            user_id=by.id, table=table, defaults={"columns": list(columns)}
        )
        page.write("agencies.columns.chosen", about=choice, table=table, columns=columns)
    return choice
