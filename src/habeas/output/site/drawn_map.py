"""A map of towns, drawn of outlines that come with the program: no tiles, no request, nothing finer than a town.

`outlines.tsv` is made by `tools/site_map.py` of Natural Earth (public domain): a country, and a ring of points in
tenths of a degree. A degree of longitude is drawn as short as it is in the middle of the map.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import cos, radians, sqrt

from habeas.base.errors import Failed
from habeas.disclosure.site.towns import Town
from habeas.output.papers.markup import Markup, element, join, text

WIDTH = 960.0
DOTS = 400
"""Towns that are drawn: those with the most cases. The list has all."""
LABELS = 24
"""Towns that have their name beside them: those with the most cases."""
_MARGIN, _LEAST_WIDE, _LEAST_TALL = 45, 240, 130

type Ring = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is drawn, in tenths of a degree, and how it lies on the paper."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """User units for a tenth of a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def height(self) -> float:
        """The height of the map."""
        return (self.north - self.south) * self.scale / self._squeeze

    @property
    def _squeeze(self) -> float:
        return cos(radians((self.south + self.north) / 20))

    def x(self, lon: float) -> float:
        """Where a longitude lies."""
        return (lon - self.west) * self.scale

    def y(self, lat: float) -> float:
        """Where a latitude lies."""
        return (self.north - lat) * self.scale / self._squeeze


def map_svg(towns: Sequence[tuple[Town, int]], told: str) -> Markup:
    """The map. `told` says in words what it is; `towns` come with how many cases each has, the most first."""
    towns = towns[:DOTS]
    frame = _frame([town for town, _ in towns])
    shapes = [element("path", d=_path(ring, frame), class_="land") for ring in _rings() if _seen(ring, frame)]
    most = max(count for _, count in towns)
    dots = [
        element(
            "circle",
            element("title", text(f"{town.name}: {count}")),
            cx=_n(frame.x(town.lon)),
            cy=_n(frame.y(town.lat)),
            r=_n(4 + 12 * sqrt(count / most)),
            class_="town",
        )
        for town, count in towns
    ]
    return element(
        "svg",
        element("title", text(told)),
        join(shapes),
        join(dots),
        join(_labels(towns[:LABELS], frame, most)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_n(WIDTH)} {_n(frame.height)}",
        class_="map",
        role="img",
        aria_label=told,
    )


def _labels(towns: Sequence[tuple[Town, int]], frame: _Frame, most: int) -> list[Markup]:
    """Names beside the towns; one that would lie on another is left out, the list has it."""
    taken: list[tuple[float, float, float]] = []
    made = []
    for town, count in towns:
        left = frame.x(town.lon) + 7 + 12 * sqrt(count / most)
        y, right = frame.y(town.lat) + 4, left + 8 * len(town.name)
        if right > WIDTH:
            left, right = WIDTH - 8 * len(town.name), WIDTH
        if any(abs(y - other) < 15 and left < end and begin < right for begin, end, other in taken):
            continue
        taken.append((left, right, y))
        made.append(element("text", text(town.name), x=_n(left), y=_n(y)))
    return made


def _frame(towns: Sequence[Town]) -> _Frame:
    west, east = min(town.lon for town in towns) - _MARGIN, max(town.lon for town in towns) + _MARGIN
    south, north = min(town.lat for town in towns) - _MARGIN, max(town.lat for town in towns) + _MARGIN
    wider = max(0.0, (max(_LEAST_WIDE, (north - south) * 2) - (east - west)) / 2)
    taller = max(0.0, (_LEAST_TALL - (north - south)) / 2)
    return _Frame(west - wider, max(-850, south - taller), east + wider, min(850, north + taller))


def _seen(ring: Ring, frame: _Frame) -> bool:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return max(lons) >= frame.west and min(lons) <= frame.east and max(lats) >= frame.south and min(lats) <= frame.north


def _path(ring: Ring, frame: _Frame) -> str:
    """A ring as a path; points far outside the frame are moved to its neighbourhood, where nobody sees them."""
    points: list[str] = []
    for lon, lat in ring:
        x = min(max(frame.x(lon), -WIDTH), 2 * WIDTH)
        y = min(max(frame.y(lat), -frame.height), 2 * frame.height)
        point = f"{round(x)} {round(y)}"
        if not points or points[-1] != point:
            points.append(point)
    return f"M{'L'.join(points)}Z"


@cache
def _rings() -> tuple[Ring, ...]:
    words = (resources.files("habeas.output.site") / "outlines.tsv").read_text("utf-8")
    try:
        return tuple(
            tuple((int(lon), int(lat)) for lon, lat in (point.split(",") for point in line.split("\t")[1].split()))
            for line in words.splitlines()
        )
    except (ValueError, IndexError) as error:
        raise Failed(f"The file outlines.tsv is damaged: {error}.", "Install Habeas again.") from error


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
