"""Why a question got its outcome: the whole reading and the scores of the leading stories."""

from collections.abc import Iterator

from bot.matching.candidates import Candidate
from bot.matching.decide import Features, weights
from bot.matching.filters import Filters
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Outcome
from bot.matching.reading import Reading

_STORIES = 3  # leading stories shown
_SHOWN_FROM = 0.05  # contributions smaller than this are left out


def explain(matcher: Matcher, question: str, context: str | None = None) -> str:
    """Return, line by line, what was read in a question and how the stories scored."""
    reading = matcher.reader.read(question)
    outcome = matcher.match(question, context)
    ranked = matcher.rank(reading, context)
    asked = matcher.scorer.of_question(reading, context)
    own = _contributions(asked, weights().which.none)
    lines = [*_read(reading), "", *_decided(outcome), "", f"none of them  {ranked.none:.3f}  {own}"]
    lines += [_scored(candidate, odds, asked) for candidate, odds in ranked.stories[:_STORIES]]
    return "\n".join(lines)


def _read(reading: Reading) -> Iterator[str]:
    yield f"read as       {' '.join(token.text for token in reading.text.tokens)}"
    for sense in reading.senses:
        marks = "" if sense.strength == 1 else f"  x{sense.strength:g}"
        marks += "  an everyday word too" if sense.ambiguous else ""
        yield f"recognised    {sense.term}  ({sense.label}){marks}"
    for item in reading.items:
        yield f"weighs {item.weight:4.2f}   {item.surface}"
    yield f"not known     {', '.join(reading.unknown) or '-'}"
    yield f"filters       {', '.join(Filters.of(reading).labels) or '-'}"


def _decided(outcome: Outcome) -> Iterator[str]:
    yield f"outcome       {type(outcome).__name__.lower()}  {outcome.confidence:.3f}"
    if isinstance(outcome, Answer):
        yield f"asked for     {outcome.asked or '-'}"
        if outcome.correction:
            yield f"corrects      {outcome.correction.claim.en}"
        if outcome.unfounded:
            yield f"not recorded  {outcome.unfounded.type} {outcome.unfounded.venue or ''}"


def _scored(candidate: Candidate, odds: float, asked: Features) -> str:
    net = weights().which
    told = _contributions(candidate.features, net.story)
    _, *units = next(net.sums(asked, [candidate.features]))
    together = net.utility([0.0, *units])
    return f"{candidate.profile.story.id}  {odds:.3f}  together {together:+.2f}, {told}"


def _contributions(features: Features, model: Features) -> str:
    """Return each feature's share of the utility, the largest first."""
    shares = {name: value * model.get(name, 0.0) for name, value in features.items()}
    ranked = sorted(shares.items(), key=lambda pair: -abs(pair[1]))
    return ", ".join(f"{name} {share:+.2f}" for name, share in ranked if abs(share) >= _SHOWN_FROM)
