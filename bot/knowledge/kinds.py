"""The fixed vocabularies of stories: what may stand in a field that takes one of a few words."""

from enum import StrEnum


class Support(StrEnum):
    """How well a claim is supported, from best to worst."""

    CONFIRMED = "confirmed"  # the venue's record, or the author's own words
    REPORTED = "reported"  # a reputable account
    DISPUTED = "disputed"
    MYTH = "myth"  # told widely, and wrong


class StoryKind(StrEnum):
    """What a story is about."""

    PAPER = "paper"
    AWARD = "award"  # a person's award
    ADVICE = "advice"
    RULES = "rules"  # what an award is and how it is given
    TALE = "tale"  # a popular tale, usually false


class EventType(StrEnum):
    """A kind of step in a story."""

    SUBMITTED = "submitted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    PUBLISHED = "published"  # in proceedings, a journal, or as a preprint (venue `arxiv`)
    AWARDED = "awarded"
    TALK = "talk"  # a talk, an interview or a post
    IMPACT = "impact"  # what came of it


class Rank(StrEnum):
    """The place that an award event gave."""

    WINNER = "winner"
    RUNNER_UP = "runner-up"
    NOMINEE = "nominee"


class VenueKind(StrEnum):
    """What sort of place decides on papers."""

    CONFERENCE = "conference"
    JOURNAL = "journal"  # or a magazine
    BOOKS = "books"  # a series
    PREPRINTS = "preprints"  # takes whatever is sent
    PUBLISHER = "publisher"  # of books
    FUNDER = "funder"  # judges proposals


class Presentation(StrEnum):
    """How a venue presented an accepted paper."""

    ORAL = "oral"
    SPOTLIGHT = "spotlight"
    POSTER = "poster"
    WORKSHOP = "workshop"


class RelationType(StrEnum):
    """How this story's subject stands to another; read "this <type> target"."""

    BUILDS_ON = "builds-on"
    COMPARED_WITH = "compared-with"
    BASIS_OF = "basis-of"
    INSPIRED = "inspired"
    USED_BY = "used-by"
    FOLLOWED_BY = "followed-by"


class Attribute(StrEnum):
    """What a detail answers. The words people ask with stand in `matching/lexicon`."""

    SCORES = "scores"
    REASON = "reason"  # why it was rejected, as the jury gave it
    AUTHORS = "authors"
    AFFILIATION = "affiliation"  # where the authors were
    ADVISOR = "advisor"
    CAREER = "career"  # what became of a person; always with its date
    CITATIONS = "citations"  # always with its date
    RESULTS = "results"  # measurements: BLEU, accuracy, FID, speed-up
    METHOD = "method"  # how it works, in a sentence
    NAME = "name"  # what a name means or where it comes from
    ARXIV = "arxiv"
    LINK = "link"
    CODE = "code"
    WHEN = "when"
    WHERE = "where"  # the venue
    AWARD = "award"
    AWARD_REASON = "award-reason"
    TALK = "talk"  # what a talk or post said
    QUOTE = "quote"
    REACTION = "reaction"
    NEXT = "next"  # where a rejected paper went
    IMPACT = "impact"  # who used it, what it led to
    RELATION = "relation"  # how it differs from, or stands to, another work
    CRITERIA = "criteria"
    PLACE = "place"  # a city or country
    DURATION = "duration"
    ACCEPTANCE_RATE = "acceptance-rate"
    PRESENTATION = "presentation"  # oral, spotlight, poster
    DISPUTE = "dispute"
    MOTIVATION = "motivation"
    PATENT = "patent"
    BOOK = "book"
    OTHER = "other"  # found by its `asked` phrasings alone
