"""How much of what a question says a story covers, and what of it the story leaves uncovered."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.matching.profile import Profile
from bot.matching.reading import Item
from bot.matching.senses import Kind

# A name from elsewhere ("ResNet") that a story merely mentions hardly makes it the story meant.
_FOREIGN = 0.3
_EVIDENCE_SCALE = 3.0
_RESIDUE_SCALE = 0.5
_MOST_NAMES = 3.0
_MOST = 4.0  # weight of what is covered, or missed, of one kind
MISSED = 0.34  # share of a word up to which a story misses it
# A word that few stories hold and this one does: two or three of them describe it.
_ANCHOR, _WEIGHTY, _MANY = 0.35, 0.5, 4
# What is told apart in what a story covers, by how its terms begin.
_GROUPS = {
    Kind.EVENT: "event",
    Kind.VENUE: "venue",
    Kind.AWARD: "award",
    Kind.PERSON: "person",
    Kind.TOPIC: "topic",
    Kind.THEME: "theme",
    Kind.ATTRIBUTE: "attribute",
    "year": "year",
    "scores": "number",
    "number": "number",
    "word": "word",
    "han": "word",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of a question with what is the same for every story."""

    item: Item
    weight: float
    rarity: float  # how well it tells stories apart
    share: float  # of what a story covers, what counts where the question doesn't name the story
    is_content: bool
    may_anchor: bool
    has: str | None  # the features of its kind, where that has any
    lacks: str | None
    key: str

    @classmethod
    def of(cls, item: Item, rarity: float) -> "Piece":
        """Take an item."""
        group = _GROUPS.get(item.terms[0].partition(":")[0])
        foreign = item.foreign or (item.is_name and item.is_content)
        has, lacks = (f"has_{group}", f"lacks_{group}") if group else (None, None)
        content = item.is_content
        return cls(
            item,
            item.weight,
            rarity,
            _FOREIGN if foreign else 1.0,
            content,
            content and item.weight >= _WEIGHTY,
            has,
            lacks,
            item.key,
        )


def coverage(
    pieces: Sequence[Piece], profile: Profile, *, named: bool
) -> tuple[dict[str, float], list[str]]:
    """Return how much of a question's pieces a story covers, in several ways, and what words not.

    `named` says whether the question names the story.
    """
    total = covered = evidence = telling = told = missed = anchors = worst = 0.0
    missed_names = missed_cased = 0.0
    kinds: dict[str, float] = {}
    words: list[str] = []
    for piece in pieces:
        item, weight, rarity = piece.item, piece.weight, piece.rarity
        share = profile.cover(item)
        if not named:
            share *= piece.share
        total += weight
        covered += weight * share
        telling += weight * rarity
        evidence += weight * share * rarity
        if item.is_name:
            missed_names += max(1 - 2 * share, 0.0) * item.strength
        elif piece.is_content:
            told += weight
            missed += weight * (1 - share)
            worst = max(worst, weight * (1 - share) * rarity)
            missed_cased += item.is_cased and weight * (1 - share)
            if share < MISSED:
                words.append(piece.key)
        anchors += piece.may_anchor and share * rarity >= _ANCHOR
        if piece.has and piece.lacks:
            kinds[piece.has] = kinds.get(piece.has, 0.0) + weight * share
            kinds[piece.lacks] = kinds.get(piece.lacks, 0.0) + weight * (1 - share)
    residue = missed / (told + _RESIDUE_SCALE)
    features = {
        "coverage": covered / total if total else 0.0,
        "rare_coverage": evidence / telling if telling else 0.0,
        "evidence": evidence / (evidence + _EVIDENCE_SCALE),
        "anchors": min(anchors, _MANY) / _MANY,
        "missed_names": min(missed_names, _MOST_NAMES),
        "missed_cased": min(missed_cased, _MOST) / _MOST,
        "worst_missed": worst,
        "residue_named": residue * named,
        "residue": residue * (not named),
        **{name: min(weight, _MOST) / _MOST for name, weight in kinds.items()},
    }
    return features, words
