"""The index of a snapshot: which stories hold a term, how rare it is, and profiles on demand."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from bot.knowledge.kinds import Attribute, RelationType, StoryKind
from bot.knowledge.model import Correction, Detail, Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.askers import Askers, bare
from bot.matching.constraints import Constraints
from bot.matching.holders import Holders, Kept
from bot.matching.passages import Passages, Rarity, phrasings_of, stretches_of, words_of
from bot.matching.profile import Profile, rarity
from bot.matching.profiles import Profiles
from bot.matching.reader import Reader
from bot.matching.reading import Reading
from bot.matching.senses import Kind, Sense
from bot.matching.sketch import Sketch, moves, sketches
from bot.matching.terms import Bag

_FEW = 24  # what so few stories hold tells them from others, however small the base
_CANDIDATES = 20  # stories that are scored, the most promising
_SURELY = 6  # of which so many however few votes they have
_LEAST_VOTES = 0.35  # and others with that share of the votes of the first
_SUITS = 1.0  # votes for a story that has what the question says of an event
_EXPLAINS = 2.0  # and for one that explains the prize it names
_COMMON = 0.6  # terms that more of the stories hold than this nominate none
_MANY = 4_000  # nor do those that so many hold
_LEADS_ON = (
    *(RelationType.BASIS_OF, RelationType.INSPIRED),
    *(RelationType.USED_BY, RelationType.FOLLOWED_BY),
)
_SAYS = 3  # terms from which a stretch of a question is compared by itself
_WARMED = 400  # stories that are read in full ahead
_KINDRED = (Kind.TOPIC, Kind.PERSON, Kind.AWARD, Kind.VENUE, Kind.STORY)  # what makes stories alike


class Index:
    """Everything known of a snapshot's stories without reading them in full, and that on demand."""

    def __init__(
        self,
        snapshot: Snapshot,
        reader: Reader,
        lender: Self | None = None,
        *,
        roughly: bool = False,
    ) -> None:
        """Index a snapshot. A `lender`, of nearly the same one, saves looking at its stories again.

        Stories that it has read in full are taken over where all names are the same; `roughly`
        also where they aren't, as they are there.
        """
        self.snapshot, self._reader = snapshot, reader
        same = lender is not None and snapshot.has_registries_of(lender.snapshot)
        known = lender.sketches if lender and same else ()
        self.sketches = sketches(snapshot, reader, known)
        self._positions = {sketch.story.id: n for n, sketch in enumerate(self.sketches)}
        self._askers = Askers([sketch.phrasings for sketch in self.sketches])
        self._offspring = _offspring(self.sketches)
        kinds = (sketch.story.kind for sketch in self.sketches)
        self._rules = tuple(n for n, kind in enumerate(kinds) if kind is StoryKind.RULES)
        moved = moves(known, self.sketches)
        lent = lender.lend(moved) if lender and moved else None
        self._common = lent.common if lent else Rarity()
        new = sorted(set(self._positions.values()).difference(moved.values()))
        self._holders = Holders(self._terms(new), lent.held if lent else None)
        alike = lender is not None and reader.names == lender.names
        self._profiles = (
            lent.profiles.shared(reader, self._common)
            if lent and alike
            else Profiles(reader, self._common)
        )
        self._lender = lender if roughly else None
        if lent and not roughly:
            self._profiles.forget(lent.gone)

    def lend(self, moved: Mapping[int, int]) -> "_Lent":
        """Return what serves an index of nearly the same snapshot.

        `moved` has the new positions of the stories that stay, by those here.
        """
        gone = [sketch.story for n, sketch in enumerate(self.sketches) if n not in moved]
        common = self._common.without(map(Passages.of, gone))
        return _Lent(self._holders.kept(moved), common, self._profiles, gone)

    @property
    def names(self) -> Mapping[str, tuple[Sense, ...]]:
        """What its stories were read by."""
        return self._reader.names

    def _terms(self, positions: Iterable[int]) -> Iterator[tuple[int, Mapping[str, float]]]:
        """Yield stories' terms, while their passages are at hand to count."""
        for position in positions:
            sketch = self.sketches[position]
            passages = Passages.of(sketch.story)
            self._common.add(passages)
            yield position, sketch.terms(passages)

    def __len__(self) -> int:
        """Return the number of stories."""
        return len(self.sketches)

    def __contains__(self, story_id: str) -> bool:
        """Return whether the snapshot holds a story."""
        return story_id in self._positions

    def idf(self, term: str, otherwise: float) -> float:
        """Return how rare a term is, 0.1 to 1; `otherwise` if no story holds it."""
        return self._holders.idf(term, otherwise)

    def vectors(self, reading: Reading) -> list[Bag]:
        """Return the words of a question, and then of its stretches that say something.

        They are weighed to be compared with passages.
        """
        stretches = map(self._vector, stretches_of(reading.text.clean))
        return [self.words(reading), *(bag for bag in stretches if len(bag) >= _SAYS)]

    def words(self, reading: Reading) -> Bag:
        """Return the words of a question as a unit vector."""
        return self._common.vector(words_of(reading.text.clean))

    def _vector(self, words: Sequence[str]) -> Bag:
        vector = self._common.vector(words)
        # What no passage holds counts for the length, and needn't be looked up in every story.
        return {term: weight for term, weight in vector.items() if self._common.holds(term)}

    def _profile_at(self, position: int) -> Profile:
        sketch, lender = self.sketches[position], self._lender
        if lender and lender.snapshot.stories.get(sketch.story.id) is sketch.story:
            return lender.profile(sketch.story.id)
        return self._profiles.of(sketch)

    def profile(self, story_id: str) -> Profile:
        """Return the profile of a story of the snapshot, read now if it wasn't yet."""
        return self._profile_at(self._positions[story_id])

    def sketch(self, story_id: str) -> Sketch:
        """Return what is known of a story of the snapshot without reading it in full."""
        return self.sketches[self._positions[story_id]]

    def offspring(self, story_id: str) -> frozenset[str]:
        """Return the ids of the stories whose subjects build on that of `story_id`."""
        return self._offspring.get(story_id, frozenset())

    def warm(self) -> None:
        """Read stories in full ahead of questions: all of a base of some hundred."""
        for position in range(min(len(self.sketches), _WARMED)):
            self._profile_at(position)

    def asked_exactly(self, text: str) -> tuple[Profile, Detail | Correction | None] | None:
        """Return the one story that has `text` among its phrasings, word for word.

        With it comes the detail or the correction whose phrasing it is, if it is one's.
        """
        asked = bare(text)
        position = self._askers.of(asked)
        if position is None:
            return None
        phrasings = phrasings_of(self.sketches[position].story)
        parts = [part for phrase, part in phrasings if bare(phrase) == asked]
        return (self._profile_at(position), parts[0]) if parts else None

    def candidates(self, reading: Reading, context: str | None) -> Iterator[Profile]:
        """Return the profiles of the stories worth scoring."""
        return (self._profile_at(n) for n in self._nominated(reading, context))

    def nominees(self, reading: Reading) -> frozenset[str]:
        """Return the ids of the stories worth scoring, without reading them in full."""
        positions = self._nominated(reading, None)
        return frozenset(self.sketches[position].story.id for position in positions)

    def _nominated(self, reading: Reading, context: str | None) -> list[int]:
        votes: dict[int, float] = {}
        most = max(_FEW, min(int(_COMMON * len(self.sketches)), _MANY))
        for item in reading.items:
            for term in item.terms:
                if self._holders.count(term) <= most:
                    worth = item.weight * item.strength * rarity(term, self.idf)
                    for position, strength in self._holders.of(term):
                        votes[position] = votes.get(position, 0.0) + worth * strength
        for position in self._suited(reading):
            votes[position] = votes.get(position, 0.0) + _SUITS
        for position in self._explaining(reading):
            votes[position] = votes.get(position, 0.0) + _EXPLAINS
        if context in self._positions:
            votes[self._positions[context]] = math.inf
        ranked = sorted(votes, key=lambda n: (-votes[n], n))[:_CANDIDATES]
        finite = (votes[position] for position in ranked[:2] if votes[position] < math.inf)
        least = _LEAST_VOTES * next(finite, 0.0)
        return [p for n, p in enumerate(ranked) if n < _SURELY or votes[p] >= least]

    def _suited(self, reading: Reading) -> Sequence[int]:
        """Return who holds the venue, the year and the prize in question, unless many do."""
        demands = list(Constraints.of(reading).terms())
        suited = self._holding(demands) if demands else ()
        return suited if len(suited) <= _FEW else ()

    def _explaining(self, reading: Reading) -> Iterator[int]:
        """Yield who explains a prize that is named, or how any is given when that is asked."""
        named = reading.ids(Kind.AWARD)
        for position in self._rules:
            if not set(named).isdisjoint(self.sketches[position].story.awards) or (
                not named and Attribute.CRITERIA in reading.asked
            ):
                yield position

    def alike(self, story_id: str) -> list[Sketch]:
        """Return the other stories that share subjects, people, prizes or venues, most first."""
        own = self._positions[story_id]
        votes: dict[int, float] = {}
        for term, strength in self.sketches[own].facts():
            if term.startswith(_KINDRED):
                for position, held in self._holders.of(term):
                    worth = strength * held * self._holders.idf(term, 0.0)
                    votes[position] = votes.get(position, 0.0) + worth
        votes.pop(own, None)
        return [self.sketches[n] for n in sorted(votes, key=lambda n: (-votes[n], n))]

    def holding(self, demands: Iterable[tuple[str, ...]]) -> list[Sketch]:
        """Return the stories that hold, for each demand, at least one of its terms."""
        return [self.sketches[position] for position in self._holding(demands)]

    def _holding(self, demands: Iterable[tuple[str, ...]]) -> Sequence[int]:
        kept: set[int] | None = None
        for terms in demands:
            held = {position for term in terms for position, _ in self._holders.of(term)}
            kept = held if kept is None else kept & held
        return range(len(self.sketches)) if kept is None else sorted(kept)


class _Lent(NamedTuple):
    """What an index lends to one of nearly the same snapshot."""

    held: Kept
    common: Rarity
    profiles: Profiles
    gone: Sequence[Story]  # which it doesn't hold


def _offspring(sketches: Sequence[Sketch]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sketch in sketches:
        story = sketch.story
        for relation in story.relations:
            if relation.story and relation.type is RelationType.BUILDS_ON:
                found.setdefault(relation.story, set()).add(story.id)
            elif relation.story and relation.type in _LEADS_ON:
                found.setdefault(story.id, set()).add(relation.story)
    return {parent: frozenset(children) for parent, children in found.items()}
