"""From longitude and latitude, as boundary files give them, to metres of the British National Grid,
as postcodes are given.

The Ordnance Survey's published formulas: a seven-parameter Helmert shift from WGS84 to OSGB36, then
the transverse Mercator projection. Right to about five metres anywhere in Great Britain, which is
less than the size of a postcode.
"""

from math import atan2, cos, hypot, radians, sin, sqrt, tan
from typing import NamedTuple


class Point(NamedTuple):
    """Whole metres east and north of the grid's false origin."""

    easting: int
    northing: int


class _Ellipsoid(NamedTuple):
    a: float
    b: float

    @property
    def e2(self) -> float:
        return 1 - (self.b / self.a) ** 2


_WGS84 = _Ellipsoid(6_378_137.0, 6_356_752.314245)
_AIRY = _Ellipsoid(6_377_563.396, 6_356_256.909)
_SHIFT = (-446.448, 125.157, -542.060)
_TURN = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))
_SCALE = 1 + 20.4894e-6
_F0, _LAT0, _LON0, _E0, _N0 = 0.9996012717, radians(49), radians(-2), 400_000, -100_000


def on_the_grid(longitude: float, latitude: float) -> Point:
    """The point of the grid at this WGS84 longitude and latitude, in degrees."""
    lat, lon = _airy(_shifted(_cartesian(radians(latitude), radians(longitude))))
    easting, northing = _projected(lat, lon)
    return Point(round(easting), round(northing))


def _cartesian(lat: float, lon: float) -> tuple[float, float, float]:
    nu = _WGS84.a / sqrt(1 - _WGS84.e2 * sin(lat) ** 2)
    return (
        nu * cos(lat) * cos(lon),
        nu * cos(lat) * sin(lon),
        nu * (1 - _WGS84.e2) * sin(lat),
    )


def _shifted(at: tuple[float, float, float]) -> tuple[float, float, float]:
    (x, y, z), (tx, ty, tz), (rx, ry, rz) = at, _SHIFT, _TURN
    return (
        tx + _SCALE * x - rz * y + ry * z,
        ty + rz * x + _SCALE * y - rx * z,
        tz - ry * x + rx * y + _SCALE * z,
    )


def _airy(at: tuple[float, float, float]) -> tuple[float, float]:
    x, y, z = at
    across = hypot(x, y)
    lat = atan2(z, across * (1 - _AIRY.e2))
    for _ in range(6):  # each round gains three figures; two already leave less than a millimetre
        nu = _AIRY.a / sqrt(1 - _AIRY.e2 * sin(lat) ** 2)
        lat = atan2(z + _AIRY.e2 * nu * sin(lat), across)
    return lat, atan2(y, x)


def _projected(lat: float, lon: float) -> tuple[float, float]:
    """The formulas of the Ordnance Survey's guide, with its own names."""
    s, c, t2 = sin(lat), cos(lat), tan(lat) ** 2
    nu = _AIRY.a * _F0 / sqrt(1 - _AIRY.e2 * s**2)
    rho = _AIRY.a * _F0 * (1 - _AIRY.e2) / (1 - _AIRY.e2 * s**2) ** 1.5
    eta2 = nu / rho - 1
    i = _meridian(lat) + _N0
    ii = nu / 2 * s * c
    iii = nu / 24 * s * c**3 * (5 - t2 + 9 * eta2)
    iiia = nu / 720 * s * c**5 * (61 - 58 * t2 + t2**2)
    iv = nu * c
    v = nu / 6 * c**3 * (nu / rho - t2)
    vi = nu / 120 * c**5 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2)
    d = lon - _LON0
    return (
        _E0 + iv * d + v * d**3 + vi * d**5,
        i + ii * d**2 + iii * d**4 + iiia * d**6,
    )


def _meridian(lat: float) -> float:
    """Metres along the meridian from the true origin."""
    n = (_AIRY.a - _AIRY.b) / (_AIRY.a + _AIRY.b)
    minus, plus = lat - _LAT0, lat + _LAT0
    return (
        _AIRY.b
        * _F0
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * minus
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(minus) * cos(plus)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * minus) * cos(2 * plus)
            - 35 / 24 * n**3 * sin(3 * minus) * cos(3 * plus)
        )
    )
