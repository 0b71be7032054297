"""The index of a snapshot: profiles, how rare each term is, and which stories hold it."""

from dataclasses import dataclass
import math

from bot.knowledge.snapshot import Snapshot
from bot.matching.profile import Phrasing, Profile, build, weigh
from bot.matching.reading import Reader, Reading

_ALL = 40  # so many stories are all scored; of more, the most promising
_COMMON = 0.25  # terms that more of the stories hold than this don't nominate any
_POOLED = 3  # phrasings whose similarity is averaged: never the single best


@dataclass(frozen=True)
class Similarity:
    """How much a question is like a story's phrasings."""

    best: float = 0.0
    pooled: float = 0.0  # mean of the best three
    nearest: Phrasing | None = None


class Index:
    """Everything precomputed about a snapshot's stories."""

    def __init__(self, snapshot: Snapshot, reader: Reader) -> None:
        self.profiles = tuple(
            build(story, snapshot, reader) for story in snapshot.stories.values()
        )
        self._positions = {p.story.id: n for n, p in enumerate(self.profiles)}
        self._holders: dict[str, list[int]] = {}
        for position, profile in enumerate(self.profiles):
            for term in profile.terms:
                self._holders.setdefault(term, []).append(position)
        total = len(self.profiles)
        self.idf = {
            term: max(math.log((total + 1) / len(held)) / math.log(total + 1), 0.1)
            for term, held in self._holders.items()
        }
        self._phrases = [self._phrase_postings(profile) for profile in self.profiles]

    def _phrase_postings(self, profile: Profile) -> dict[str, list[tuple[int, float]]]:
        postings: dict[str, list[tuple[int, float]]] = {}
        for number, phrasing in enumerate(profile.phrasings):
            for term, weight in weigh(phrasing.reading, self.idf).items():
                postings.setdefault(term, []).append((number, weight))
        return postings

    def profile(self, story_id: str) -> Profile | None:
        """Return the profile of a story, None when there is no such story."""
        position = self._positions.get(story_id)
        return None if position is None else self.profiles[position]

    def candidates(self, reading: Reading) -> list[int]:
        """Return the positions of the stories worth scoring, all of them in a small base."""
        if len(self.profiles) <= _ALL:
            return list(range(len(self.profiles)))
        votes: dict[int, float] = {}
        for item in reading.items:
            for term in item.terms:
                held = self._holders.get(term, ())
                if len(held) <= max(_ALL, _COMMON * len(self.profiles)):
                    for position in held:
                        worth = item.weight * self.idf[term] * self.profiles[position].terms[term]
                        votes[position] = votes.get(position, 0.0) + worth
        return sorted(votes, key=lambda position: -votes[position])[:_ALL]

    def similarity(self, position: int, vector: dict[str, float]) -> Similarity:
        """Return how much a question's vector is like the phrasings of a story."""
        cosines: dict[int, float] = {}
        postings = self._phrases[position]
        for term, weight in vector.items():
            for number, other in postings.get(term, ()):
                cosines[number] = cosines.get(number, 0.0) + weight * other
        if not cosines:
            return Similarity()
        ranked = sorted(cosines.items(), key=lambda pair: -pair[1])[:_POOLED]
        nearest = self.profiles[position].phrasings[ranked[0][0]]
        return Similarity(ranked[0][1], sum(c for _, c in ranked) / _POOLED, nearest)
