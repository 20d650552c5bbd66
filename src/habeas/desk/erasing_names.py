"""Which sources hold a name in their text or description, and the marking of free text that holds it."""

from collections.abc import Iterable, Sequence
from functools import cache

from habeas.base.erasure import MARK, Marking
from habeas.desk.erasing_plan import Holding
from habeas.desk.session import Session
from habeas.evidence.sources.source import Source
from habeas.names.finding import Found, How, KnownNames


class Naming:
    """The names of one person or several, and which parts of them alone still mean them.

    A family name alone means them where none of `others` (names of other people in the vault) carries it.
    A given name alone is never sure.
    """

    def __init__(self, names: Iterable[str], others: Iterable[str] = ()) -> None:
        self._known = KnownNames(names)
        shared = [place for name in others for place in self._known.places(name)]
        self._sure = {How.WHOLE} if any(place.how is not How.GIVEN for place in shared) else {How.WHOLE, How.FAMILY}

    def places(self, text: str) -> tuple[Found, ...]:
        """Every place of the names in a text, sure or not."""
        return self._known.places(text)

    def sure(self, place: Found) -> bool:
        """Whether a place means them."""
        return place.how in self._sure

    def names(self, text: str) -> bool:
        """Whether the text surely names them somewhere."""
        return any(self.sure(place) for place in self.places(text))

    def marking(self, spared: Iterable[str] = ()) -> Marking:
        """Replaces each sure place by :data:`MARK`; texts of `spared` stay as they are."""
        left_alone = frozenset(spared)

        def mark(text: str) -> str:
            if text in left_alone:
                return text
            for place in reversed(self.places(text)):
                if self.sure(place):
                    text = text[: place.span.start] + MARK + text[place.span.end :]
            return text

        return mark


class Holder:
    """The texts of sources that stay, read when first needed, and not kept longer than the plan is made."""

    def __init__(self, session: Session, sources: Sequence[Source]) -> None:
        self.sources = sources
        self._session = session
        self.text = cache(self._text)

    def holds(self, name: str) -> bool:
        """Whether some source holds the whole name."""
        known = KnownNames([name])
        return any(place.how is How.WHOLE for source in self.sources for place in known.places(self.text(source)))

    def _text(self, source: Source) -> str:
        told = source.description
        described = [each.value for each in (told.title, told.author, told.publisher, told.address) if each is not None]
        reading = self._session.vault.evidence.first_reading(source.copy.digest)
        parts = [source.original_name or "", *described, source.note, "" if reading is None else reading.text]
        return "\n\n\n\n".join(parts)


def held_in(holder: Holder, names: Sequence[str], naming: Naming | None = None) -> tuple[Holding, ...]:
    """The sources that hold these names, with how many places; those with most whole names first."""
    if not names:
        return ()
    asked = naming or Naming(names)
    found = []
    for source in holder.sources:
        # A given name alone is everybody's.
        places = [place for place in asked.places(holder.text(source)) if place.how is not How.GIVEN]
        whole = sum(asked.sure(place) for place in places)
        if places:
            found.append(Holding(source, whole, len(places) - whole))
    return tuple(sorted(found, key=lambda one: (-one.whole, -one.part)))
