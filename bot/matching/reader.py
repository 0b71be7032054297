"""Reading questions, and the base's own texts, against the names of one snapshot."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from bot.knowledge.kinds import EventType, VenueKind
from bot.knowledge.snapshot import Snapshot
from bot.matching.asides import indifferent, left_out
from bot.matching.casing import capitalised
from bot.matching.clauses import clauses
from bot.matching.conditions import untold
from bot.matching.data import data, pattern
from bot.matching.dealt import FEWEST_SCORES
from bot.matching.focus import focused
from bot.matching.implied import implied, is_negated_acceptance
from bot.matching.items import left_over, mention_item, word_items
from bot.matching.manner import words_of
from bot.matching.marks import NO_MARKS, marks
from bot.matching.mentions import covered, told_anew
from bot.matching.names import Gazetteer, bare_link
from bot.matching.numbers import number_words, years
from bot.matching.orders import order_of
from bot.matching.reading import WEIGHTS, Item, Reading, scores_term
from bot.matching.recognise import Mention, Recogniser
from bot.matching.senses import TALK, Kind, Sense
from bot.matching.spelling import Speller
from bot.matching.spelt import first_score, plural, spelt_scores
from bot.matching.standing import in_place
from bot.matching.text import Text, Token, analyse, fold
from bot.matching.vocabulary import concept_words, cues
from bot.matching.words import english

_YEAR = 1.0  # weights of items that aren't mentions
_SCORES = 2.0
_FREQUENT = 2_000_000  # occurrences from which a word may be what a misspelt one was meant to be
_TERSE = 5  # tokens of a question that says little
_LATIN_WORD = re.compile(r"[a-z][a-z0-9]{3,}")  # long enough for typos to be corrected to it
_REJECTED = f"{Kind.EVENT}:{EventType.REJECTED}"


class Reader:
    """Reads questions, and the base's own texts, against one snapshot's names."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._gazetteer = Gazetteer.of(snapshot)
        own = self._gazetteer.words | concept_words() | _story_words(snapshot)
        frequent = english().above(_FREQUENT)
        proper = self._gazetteer.proper
        speller = Speller(self._gazetteer.words, concept_words(), own, frequent, proper=proper)
        self._recogniser = Recogniser(self._gazetteer, speller)
        self._vocabulary = own
        self._scored = {
            tuple(sorted(event.scores))
            for story in snapshot.stories.values()
            for event in story.events
        }
        servers = (i for i, v in snapshot.venues.items() if v.kind is VenueKind.PREPRINTS)
        self._preprints = {f"{Kind.VENUE}:{server}" for server in servers}
        self._broader = {prize: snapshot.award_chain(prize)[1:] for prize in snapshot.awards}

    def read(self, question: str, *, trusted: bool = False) -> Reading:
        """Return the reading of `question`; any text will do, the first 800 characters count.

        The base's own texts are `trusted`: no typos are looked for in them.
        """
        text = analyse(question)
        mentions, tokens = self._recogniser.mentions(text, trusted=trusted)
        heard = [] if trusted else cues(tokens)
        mentions = mentions if trusted else self._narrowed(mentions, tokens, heard, text.clean)
        addressed = list(self._addressed(text))
        senses = [sense for mention in mentions for sense in mention.senses] + addressed
        senses += heard
        spoken = covered(m for m in mentions if m.kind is Kind.EVENT)  # "said no" negates no other
        negated = [m for m in mentions if is_negated_acceptance(m, tokens, spoken)]
        senses += implied(senses, mentions, tokens, negated, text.clean)
        named = years(tokens, text.clean)
        scores = text.scores or spelt_scores(tokens) or self._glued_scores(tokens)
        said = NO_MARKS if scores or trusted else marks(tokens)
        scored = first_score(tokens) if scores or said else None
        told = (mention for mention in told_anew(mentions) if mention.kind in WEIGHTS)
        items = [mention_item(mention, tokens[mention.first].start) for mention in told]
        items += [Item((sense.term,), WEIGHTS[Kind.STORY], sense.label) for sense in addressed]
        items += [Item((f"year:{year}",), _YEAR, str(year)) for year in named.exact]
        if scores:
            items.append(Item((scores_term(scores),), _SCORES, "scores"))
        spent = {*named.words, *(number_words() if scores else ())}
        spent |= {token.text for token in tokens if said and plural(token.text) is not None}
        order, ranks = order_of(text.clean) if not trusted else (None, "")
        capitals = frozenset[Token]() if trusted else capitalised(tokens, text.clean)
        items += self._words(tokens, mentions, spent, capitals)
        return Reading(
            text=text,
            senses=tuple(senses),
            items=tuple(items),
            years=named.exact,
            since=named.since,
            until=named.until,
            month=named.month,
            besides={} if trusted else dict(left_out(mentions, tokens)),
            scores=scores,
            marks=said,
            words=() if trusted else words_of(tokens, mentions),
            untold=() if trusted else tuple(u for u in untold(mentions, tokens) if u not in ranks),
            order=order,
            clauses=()
            if trusted
            else clauses(mentions, negated, named, tokens, text.clean, scored),
            focus=None if trusted else focused(text, tokens, mentions, items),
        )

    @property
    def names(self) -> Mapping[str, tuple[Sense, ...]]:
        """All names by which it reads, with what they may mean."""
        return self._gazetteer.senses

    def themes(self, text: str) -> frozenset[str]:
        """Return the ids of the themes in one of the base's own texts."""
        mentions, _ = self._recogniser.mentions(analyse(text), trusted=True)
        senses = (sense for mention in mentions for sense in mention.senses)
        return frozenset(sense.id for sense in senses if sense.kind is Kind.THEME)

    def _narrowed(
        self,
        mentions: Sequence[Mention],
        tokens: Sequence[Token],
        heard: Sequence[Sense],
        clean: str,
    ) -> Sequence[Mention]:
        """Return the mentions without what says nothing beside the others.

        Prizes that another one is part of: "the economics Nobel". Events of which either will do,
        prizes that are points (拿过 1 分), authors that act (作者怎么回应), and where something is
        that was never published, or is kept since it was turned down: "still only on arXiv".
        """
        mentions = [in_place(mention, tokens, clean) for mention in mentions]
        if either := indifferent(mentions, tokens):
            mentions = list(_without(mentions, either))
        senses = [sense for mention in mentions for sense in mention.senses]
        prizes = {sense.id for sense in senses if sense.kind is Kind.AWARD}
        broader = {wide for prize in prizes for wide in self._broader.get(prize, ())}
        terms = {f"{Kind.AWARD}:{prize}" for prize in broader & prizes}
        rejected = any(sense.term == _REJECTED for sense in senses)
        kept = rejected and pattern("kept_on_a_server").search(clean.casefold())
        if kept or any(cue.id == "unpublished" for cue in heard):
            terms |= self._preprints
        return list(_without(mentions, terms)) if terms else mentions

    def _glued_scores(self, tokens: Sequence[Token]) -> tuple[float, ...]:
        """Return a story's scores written in one word, "scored 887"; none if no story has these.

        Beside a word for scores, or in a question that says little else; 666 is no score.
        """
        for place, token in enumerate(tokens):
            digits = token.text
            if len(digits) < FEWEST_SCORES or not digits.isdecimal():
                continue
            near = {t.text for t in tokens[max(place - 2, 0) : place + 2]}
            is_said = not near.isdisjoint(data("words.yaml")["score_words"])
            is_said = is_said or (len(tokens) <= _TERSE and len(set(digits)) > 1)
            scores = tuple(map(float, digits))
            if is_said and tuple(sorted(scores)) in self._scored:
                return scores
        return ()

    def _addressed(self, text: Text) -> Iterator[Sense]:
        """Yield the stories whose arXiv id or link the question holds, and ids of no story."""
        for arxiv_id in text.arxiv_ids:
            unknown = Sense(Kind.ELSEWHERE, arxiv_id, arxiv_id, written=arxiv_id)
            yield self._gazetteer.arxiv.get(arxiv_id, unknown)
        for link in text.links:
            if sense := self._gazetteer.links.get(bare_link(link)):
                yield sense

    def _words(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        spent: Set[str],
        capitals: Set[Token],
    ) -> Iterator[Item]:
        """Yield the words in no mention, without those `spent` on dates and scores.

        What no such base tells of is words nevertheless: a laureate "felt like a dinosaur".
        """
        taken = [m for m in mentions if m.kind not in (Kind.OFF_DOMAIN, Kind.UNTOLD)]
        for run in left_over(tokens, taken):
            kept = [token for token in run if token.text not in spent]
            if kept:
                yield from word_items(kept, self._vocabulary, capitals)


def _without(mentions: Iterable[Mention], terms: Set[str]) -> Iterator[Mention]:
    """Yield the mentions without the senses that have these terms; what has no other is talk."""
    for mention in mentions:
        kept = tuple(sense for sense in mention.senses if sense.term not in terms)
        yield mention._replace(senses=kept or (TALK,))


def _story_words(snapshot: Snapshot) -> set[str]:
    """Return the Latin words of all stories' texts, towards which typos are corrected."""
    words: set[str] = set()
    for story in snapshot.stories.values():
        texts = [story.summary.en, story.text.en, *story.questions.all()]
        texts += [detail.answer.en for detail in story.details]
        words.update(_LATIN_WORD.findall(fold("\n".join(texts))))
    return words
