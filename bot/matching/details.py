"""Within the story found: which detail answers, which correction applies, which events count."""

from bot.knowledge.kinds import Attribute, EventType, StoryKind
from bot.knowledge.model import Correction, Detail, Event, Premise
from bot.matching.constraints import Constraints
from bot.matching.index import Index
from bot.matching.profile import Profile, Vector, cosine, unit, weigh
from bot.matching.reading import Reading
from bot.matching.senses import Kind

_LIKE = 0.55  # similarity from which a phrasing's detail or correction is what was asked
_LIKE_SAME = 0.3  # and when the question asks for the same attribute
_OWN = (Kind.STORY, Kind.PERSON)
_PREMISES = frozenset(
    (EventType.REJECTED, EventType.AWARDED, EventType.ACCEPTED, EventType.PUBLISHED)
)
_WITHOUT_PATH = (StoryKind.RULES, StoryKind.ADVICE)  # these hold no paper's journey
# What a reply may say isn't held: other attributes are read from words that have other uses too.
_PLAIN = (
    *(Attribute.SCORES, Attribute.CITATIONS, Attribute.AUTHORS, Attribute.REASON, Attribute.ARXIV),
    *(Attribute.LINK, Attribute.CODE, Attribute.WHEN, Attribute.WHERE, Attribute.AWARD),
    *(Attribute.PRESENTATION, Attribute.PATENT, Attribute.ACCEPTANCE_RATE),
)
_TOOK = frozenset((EventType.ACCEPTED, EventType.PUBLISHED))


def events_meant(reading: Reading, profile: Profile) -> tuple[Event, ...]:
    """Return the events of the story that meet everything the question says of one."""
    constraints = Constraints.of(reading)
    if not (constraints.types or constraints.are_hard):
        return ()
    return tuple(e for e in profile.story.events if constraints.share(e, profile.sketch) == 1.0)


def nearest_detail(
    reading: Reading, profile: Profile, index: Index
) -> tuple[Attribute | None, Detail | None]:
    """Return what the question asks for and the story's detail that answers it, if any."""
    asked = _asked(reading)
    vector = _without_names(weigh(reading, index.idf), profile)
    best: tuple[float, Detail] | None = None
    for phrasing in profile.phrasings:
        if phrasing.detail is None:
            continue
        same = phrasing.detail.about in asked
        likeness = cosine(vector, _without_names(phrasing.vector, profile))
        if likeness >= (_LIKE_SAME if same else _LIKE):
            score = likeness + 0.3 * same
            if best is None or score > best[0]:
                best = (score, phrasing.detail)
    if best:
        return best[1].about, best[1]
    for attribute in asked:
        same_about = [d for d in profile.story.details if d.about is attribute]
        if len(same_about) == 1:
            return attribute, same_about[0]
    return next((attribute for attribute in asked if attribute in _PLAIN), None), None


def _asked(reading: Reading) -> tuple[Attribute, ...]:
    """Return the attributes asked for, most particular first; "why … win" is no rejection's why."""
    asked = list(reading.asked)
    if Attribute.REASON in asked and reading.holds(Kind.EVENT, EventType.AWARDED):
        asked[asked.index(Attribute.REASON)] = Attribute.AWARD_REASON
    broad = (Attribute.REASON, Attribute.WHERE, Attribute.METHOD, Attribute.QUOTE, Attribute.NEXT)
    return tuple(sorted(dict.fromkeys(asked), key=lambda attribute: attribute in broad))


def _without_names(vector: Vector, profile: Profile) -> Vector:
    """Return the unit vector of what is said besides the story's own name and people."""
    own = {f"{Kind.STORY}:{profile.story.id}"}
    own |= {f"{Kind.PERSON}:{person}" for person in profile.story.subjects}
    return unit({term: value for term, value in vector.items() if term not in own})


def false_premise(
    reading: Reading, profile: Profile, index: Index
) -> tuple[Correction | None, Event | None]:
    """Return the correction that a false premise calls for, or the event it takes for granted.

    A correction applies when the question is put like one of its phrasings, or presupposes an
    event that the story doesn't hold and the correction is about.
    """
    phrased = _phrased_correction(reading, profile, index)
    if phrased:
        return phrased, None
    supposed = _unfounded(reading, profile)
    if supposed is None or profile.story.kind in _WITHOUT_PATH:
        return None, None
    for correction in profile.story.corrections:
        if correction.premise and _covers(correction.premise, supposed):
            return correction, None
    return None, supposed


def _phrased_correction(reading: Reading, profile: Profile, index: Index) -> Correction | None:
    similarity = profile.similarity(weigh(reading, index.idf))
    best, nearest = similarity.best, similarity.nearest
    if nearest is None or nearest.correction is None or best < 0.75:  # noqa: PLR2004
        return None
    return nearest.correction


def _unfounded(reading: Reading, profile: Profile) -> Event | None:
    """Return the event that the question takes for granted and the story doesn't hold."""
    constraints = Constraints.of(reading)
    types = constraints.types & _PREMISES
    if not types and constraints.awards:
        types = frozenset((EventType.AWARDED,))
    events = profile.story.events
    if len(types) > 1 and types <= {event.type for event in events}:
        return None  # a question about several events; its venue and year belong to one of them
    for kind in sorted(types):
        wanted = _TOOK if kind in _TOOK else frozenset((kind,))
        same = [event for event in events if event.type in wanted]
        venue = next(iter(sorted(constraints.venues)), None)
        award = next(iter(sorted(constraints.awards)), None) if kind is EventType.AWARDED else None
        if kind is EventType.AWARDED and award is None and not same:
            return None  # "did it win anything": the story itself says so
        if any(_fits(event, constraints, profile, kind) for event in same):
            continue
        if kind in _TOOK and EventType.REJECTED in {e.type for e in events}:
            continue  # "was it accepted at X": the rejection answers that
        return Event(
            type=kind,
            venue=venue,
            date=_year(constraints),
            award=award or ("prize" if kind is EventType.AWARDED else None),
        )
    return None


def _year(constraints: Constraints) -> str | None:
    return str(min(constraints.years)) if constraints.years else None


def _fits(event: Event, constraints: Constraints, profile: Profile, kind: EventType) -> bool:
    prize = kind is not EventType.AWARDED or constraints.is_prize(event, profile.sketch)
    return prize and constraints.at_venue(event) and constraints.in_time(event)


def _covers(premise: Premise, supposed: Event) -> bool:
    return (
        premise.type is supposed.type
        and (premise.venue is None or premise.venue == supposed.venue)
        and (premise.award is None or premise.award == supposed.award)
    )
