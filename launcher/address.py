"""How to reach a PostgreSQL server, as the address that Django and libpq read."""

from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit


@dataclass(frozen=True)
class Address:
    """A server and the superuser that arranges it."""

    host: str
    port: int
    user: str
    password: str

    def url(self, user: str, password: str, database: str) -> str:
        """For `DATABASE_URL`. The host may be a socket's folder, so it is a parameter."""
        where = urlencode({"host": self.host, "port": self.port}, quote_via=quote, safe="")
        return f"postgres://{quote(user)}:{quote(password, safe='')}@/{quote(database)}?{where}"


def parse(url: str) -> Address:
    """Read an address that somebody gave us."""
    parts = urlsplit(url)
    given = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return Address(
        host=given.get("host", parts.hostname or "localhost"),
        port=int(given.get("port", parts.port or 5432)),
        user=unquote(parts.username or "postgres"),
        password=unquote(parts.password or ""),
    )
