"""How much of what a question says a story covers, and what of it the story leaves uncovered."""

from collections.abc import Sequence

from bot.matching.profile import Profile
from bot.matching.reading import Item
from bot.matching.senses import Kind

# A name from elsewhere ("ResNet") that a story merely mentions hardly makes it the story meant.
_FOREIGN = 0.3
_EVIDENCE_SCALE = 3.0
_RESIDUE_SCALE = 0.5
_MOST_NAMES = 3.0
_MOST = 4.0  # weight of what is covered, or missed, of one kind
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


def coverage(
    items: Sequence[Item], rare: Sequence[float], profile: Profile, *, named: bool
) -> dict[str, float]:
    """Return how much of a question's items a story covers, in several ways.

    `rare` says how well each item tells stories apart; `named`, whether the question names the
    story.
    """
    total = covered = evidence = telling = missed_names = told = missed = anchors = worst = 0.0
    kinds: dict[str, float] = {}
    for item, rarity in zip(items, rare, strict=True):
        share = profile.cover(item)
        if not named and (item.foreign or (item.is_name and item.is_content)):
            share *= _FOREIGN
        total += item.weight
        covered += item.weight * share
        telling += item.weight * rarity
        evidence += item.weight * share * rarity
        anchors += item.is_content and share * rarity >= _ANCHOR and item.weight >= _WEIGHTY
        if item.is_name:
            missed_names += max(1 - 2 * share, 0.0) * item.strength
        elif item.is_content:
            told += item.weight
            missed += item.weight * (1 - share)
            worst = max(worst, item.weight * (1 - share) * rarity)
        group = _GROUPS.get(item.terms[0].partition(":")[0])
        if group:
            kinds[f"has_{group}"] = kinds.get(f"has_{group}", 0.0) + item.weight * share
            kinds[f"lacks_{group}"] = kinds.get(f"lacks_{group}", 0.0) + item.weight * (1 - share)
    residue = missed / (told + _RESIDUE_SCALE)
    return {
        "coverage": covered / total if total else 0.0,
        "rare_coverage": evidence / telling if telling else 0.0,
        "evidence": evidence / (evidence + _EVIDENCE_SCALE),
        "anchors": min(anchors, _MANY) / _MANY,
        "missed_names": min(missed_names, _MOST_NAMES),
        "worst_missed": worst,
        "residue_named": residue * named,
        "residue": residue * (not named),
        **{name: min(weight, _MOST) / _MOST for name, weight in kinds.items()},
    }
