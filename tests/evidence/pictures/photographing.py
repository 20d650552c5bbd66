"""Pages as a camera sees them, simulated: invented papers set in type, then blurred, turned, photographed.

Everything is drawn from a seed, so that the same call makes the same picture.
"""

import io
from dataclasses import dataclass

import numpy as np
import typst
from PIL import Image, ImageFilter

LEAD = {
    "en": "IN THE DISTRICT COURT OF KENTAU",
    "ru": "КЕНТАУСКИЙ РАЙОННЫЙ СУД",
    "kk": "КЕНТАУ АУДАНДЫҚ СОТЫ",
}

PAPERS = {
    "en": (
        "On 14 March 2031 the investigating judge of the district court, Ms. R. Ospanova, in the presence of "
        "prosecutor D. Lebedev and of counsel Y. Karimov, considered the motion of investigator T. Sadykov to "
        "order the detention of Asel Muratova, born on 2 June 1994, suspected under article 274, part 2, of the "
        "Criminal Code.",
        "The suspect was apprehended on 12 March 2031 at 09:40 at her home in Kentau. The record of apprehension "
        "was drawn up at 16:15, more than six hours later. Her family was told on the next day. She met a lawyer "
        "of her own choice for the first time on 13 March at 18:30.",
        "Counsel objected: the suspect has a permanent home, two children and regular work, has no earlier "
        "conviction and has never hidden from the investigation. He asked for house arrest or for bail of "
        "500,000 tenge. The prosecutor supported the motion without naming new circumstances.",
        "The court finds that the suspect, if left at liberty, may hide or put pressure on witnesses. It orders "
        "detention for two months, until 12 May 2031. The order may be appealed within three days to the "
        "regional court through the court that made it.",
    ),
    "ru": (
        "14 марта 2031 года следственный судья районного суда Оспанова Р. К. с участием прокурора Лебедева Д. В. и "
        "защитника Каримова Е. Н. рассмотрела ходатайство следователя Садыкова Т. М. о санкционировании содержания под "
        "стражей Муратовой Асель, родившейся 2 июня 1994 года, подозреваемой по части 2 статьи 274 Уголовного кодекса.",
        "Подозреваемая задержана 12 марта 2031 года в 09 часов 40 минут по месту жительства в городе Кентау. Протокол "
        "задержания составлен в 16 часов 15 минут, то есть более чем через шесть часов. Родственники уведомлены на "
        "следующий день. Защитник по выбору допущен впервые 13 марта в 18 часов 30 минут.",
        "Защитник возражал: подозреваемая имеет постоянное место жительства, двоих детей и работу, ранее не судима и "
        "от следствия не скрывалась. Он просил применить домашний арест или залог в размере 500 000 тенге. Прокурор "
        "поддержал ходатайство, не назвав новых обстоятельств.",
        "Суд считает, что подозреваемая, оставаясь на свободе, может скрыться или оказать давление на свидетелей. "
        "Избрать меру пресечения в виде содержания под стражей сроком на два месяца, до 12 мая 2031 года. "
        "Постановление может быть обжаловано в течение трёх суток в областной суд через суд, который его вынес.",
    ),
    "kk": (
        "2031 жылғы 14 наурызда аудандық соттың тергеу судьясы Р. Қ. Оспанова прокурор Д. В. Лебедевтің және қорғаушы "
        "Е. Н. Кәрімовтің қатысуымен тергеуші Т. М. Садықовтың Қылмыстық кодекстің 274-бабының 2-бөлігі бойынша "
        "күдікті, 1994 жылғы 2 маусымда туған Әсел Мұратованы күзетпен ұстауды санкциялау туралы өтінішхатын қарады.",
        "Күдікті 2031 жылғы 12 наурызда сағат 09:40-та Кентау қаласындағы үйінде ұсталды. Ұстау хаттамасы сағат "
        "16:15-те, яғни алты сағаттан астам уақыт өткен соң жасалды. Туыстарына келесі күні ғана хабарланды. Өзі "
        "таңдаған қорғаушы алғаш рет 13 наурызда сағат 18:30-да жіберілді.",
        "Қорғаушы қарсылық білдірді: күдіктінің тұрақты тұрғылықты жері, екі баласы және жұмысы бар, бұрын "
        "сотталмаған, тергеуден жасырынбаған. Ол үйқамақ немесе 500 000 теңге мөлшерінде кепіл қолдануды сұрады. "
        "Прокурор жаңа мән-жайларды атамай, өтінішхатты қолдады.",
        "Сот күдікті бостандықта қалса, жасырынуы немесе куәларға қысым көрсетуі мүмкін деп санайды. Екі ай мерзімге, "
        "2031 жылғы 12 мамырға дейін күзетпен ұстау түріндегі бұлтартпау шарасы таңдалсын. Қаулыға үш тәулік ішінде "
        "оны шығарған сот арқылы облыстық сотқа шағым жасалуы мүмкін.",
    ),
}
"""Invented orders of a court on custody, paragraph by paragraph."""

FONTS = ("Liberation Serif", "Liberation Sans", "DejaVu Serif")


def page_text(lang: str, paragraphs: int = 4) -> str:
    """What stands on the page of a language with so many paragraphs, parted by a line end."""
    return "\n".join((LEAD[lang], *PAPERS[lang][:paragraphs]))


def rendered(lang: str, font: str = FONTS[0], dpi: int = 300, paragraphs: int = 4) -> Image.Image:
    """The page of a language set in type on A4, in grey."""
    body = "\n\n".join(PAPERS[lang][:paragraphs])
    source = (
        "#set page(width: 210mm, height: 297mm, margin: (left: 30mm, rest: 20mm))\n"
        f'#set text(font: "{font}", size: 12pt, lang: "{lang}", hyphenate: false)\n'
        "#set par(justify: true, leading: 0.8em)\n"
        f"#align(center)[{LEAD[lang]}]\n\n{body}\n"
    )
    png = typst.compile(source.encode(), format="png", ppi=float(dpi))
    assert isinstance(png, bytes)
    return Image.open(io.BytesIO(png)).convert("L")


def blurred(page: Image.Image, radius: float) -> Image.Image:
    """Out of focus."""
    return page.filter(ImageFilter.GaussianBlur(radius))


def turned(page: Image.Image, degrees: float) -> Image.Image:
    """Turned clockwise, the corners filled with white."""
    return page.rotate(-degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


@dataclass(frozen=True, slots=True)
class Camera:
    """How a page is photographed: a share of perspective, light in the dark corner, degrees, and how far off."""

    tilt: float = 0.06
    dark: float = 0.45
    degrees: float = 4.0
    margin: float = 0.08
    quality: int = 75
    noise: float = 6.0
    long_side: int = 3_000


TABLES = ((96, 66, 42), (60, 62, 66), (150, 140, 128))
"""Colours of the table under the page: wood, dark grey, pale stone."""


def photographed(page: Image.Image, seed: int, camera: Camera | None = None) -> bytes:
    """A photograph of the page on a table as JPEG: perspective, shadow, noise, a little blur.

    The page may be in grey, or in colours with what is no paper clear (RGBA).
    """
    camera = camera or Camera()
    chance = np.random.default_rng(seed)
    height = camera.long_side
    width = round(height * 3 / 4)
    across, down = width * camera.margin, height * camera.margin
    corners = np.array(
        [[across, down], [width - across, down], [width - across, height - down], [across, height - down]]
    )
    corners += chance.uniform(-1, 1, (4, 2)) * camera.tilt * np.array([width, height]) * 0.6
    angle = np.radians(camera.degrees * chance.choice((-1, 1)))
    middle = np.array([width / 2, height / 2])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = (corners - middle) @ turn.T * 0.97 + middle
    coefficients = _coefficients(corners, page.width, page.height)
    alone = page.getchannel("A") if page.mode == "RGBA" else Image.new("L", page.size, 255)
    laid, where = (
        each.transform((width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
        for each in (page.convert("RGB"), alone)
    )
    share = np.asarray(where, dtype=np.float32)[..., None] / 255
    paper = np.asarray(laid, dtype=np.float32) / 255 * np.array([238.0, 234.0, 224.0], dtype=np.float32)
    seen = paper * share + _table(chance, width, height) * (1 - share)
    seen *= _shadow(chance, width, height, camera.dark)
    seen += chance.normal(0, camera.noise, (height, width, 1)).astype(np.float32)
    picture = Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=camera.quality)
    return out.getvalue()


def _table(chance: np.random.Generator, width: int, height: int) -> np.ndarray:
    colour: np.ndarray = np.array(TABLES[int(chance.integers(len(TABLES)))], dtype=np.float32)
    grain = chance.normal(0, 1, (height // 40 + 1, width // 8 + 1)).astype(np.float32)
    big = Image.fromarray(grain).resize((width, height), Image.Resampling.BICUBIC)
    return colour * (1 + 0.12 * np.asarray(big)[..., None])


def _shadow(chance: np.random.Generator, width: int, height: int, dark: float) -> np.ndarray:
    """Light that falls off to one corner, and the shadow of a hand across the page."""
    down, across = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
    slope = float(chance.uniform(0.2, 0.8))
    fall = 1 - (1 - dark) * np.clip(across * slope + down * (1 - slope), 0, 1)
    edge = float(chance.uniform(0.35, 0.65)) + 0.25 * across
    hand = 1 - 0.3 / (1 + np.exp(-(down - edge) * 40))
    shadow: np.ndarray = (fall * hand)[..., None]
    return shadow


def _coefficients(corners: np.ndarray, width: int, height: int) -> tuple[float, ...]:
    """The mapping from a place on the photograph to the place on the page, as Pillow takes it."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return tuple(float(each) for each in np.linalg.solve(np.array(rows), np.array(wanted)))
