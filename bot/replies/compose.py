"""From an outcome to what the user reads: the reply contract, in the asker's language."""

from bot.knowledge.model import Source, Story
from bot.knowledge.snapshot import Snapshot
from bot.language import Language
from bot.matching.outcome import Answer, Listing, Nothing, Outcome, Reason, Suggestions, Why
from bot.replies._answers import body_of, lead_of, sources_first, support_line
from bot.replies._labels import in_language
from bot.replies._lists import choices_of, list_lead, list_lines, listed
from bot.replies._nothing import nothing_lead
from bot.replies._timeline import timeline
from bot.replies._words import Words, shortened
from bot.replies.reply import Reply

LONGEST_TITLE = 256  # an embed's title

_NO_QUESTION = (Reason.EMPTY, Reason.SIZE, Reason.OWN_PAPER)  # nothing that a curator could teach


def compose(outcome: Outcome, language: Language, snapshot: Snapshot) -> Reply:
    """Return the reply that tells `outcome` in `language`."""
    words = Words(language, snapshot)
    match outcome:
        case Answer():
            return _answer(outcome, words)
        case Listing():
            return _listing(outcome, words)
        case Suggestions():
            return _suggestions(outcome, words)
        case Nothing():
            return _nothing(outcome, words)


def story_reply(story: Story, language: Language, snapshot: Snapshot) -> Reply:
    """Return the reply that tells the whole of `story`, with no question behind it."""
    return _answer(Answer(story, confidence=1.0, why=Why()), Words(language, snapshot))


def _answer(answer: Answer, words: Words) -> Reply:
    story = answer.story
    lead = lead_of(answer, words)
    return Reply(
        kind="answer",
        language=words.language,
        headline=lead.text,
        body=body_of(story, lead.text, words),
        title=shortened(story.title.of(words.language), LONGEST_TITLE),
        timeline=timeline(story, words),
        support=support_line(lead, story, words),
        sources=sources_first(lead.sources, story),
        why=_why(answer.why, words),
        story_id=story.id,
        lacks_what_is_asked=lead.lacks,
        choices=choices_of(answer.others, words),
        confidence=answer.confidence,
        matched=answer.why.matched,
    )


def _listing(listing: Listing, words: Words) -> Reply:
    choices = listed(listing, words)
    return Reply(
        kind="list",
        language=words.language,
        headline=list_lead(listing, words),
        body=list_lines(choices, words),
        sources=_sources_of_each(listing, words),
        why=_why(listing.why, words),
        choices=choices,
        confidence=listing.confidence,
        matched=listing.why.matched,
    )


def _sources_of_each(listing: Listing, words: Words) -> tuple[Source, ...]:
    """Return one source of each story, that of what it tells where one thing is asked of all."""
    told = {answer.story.id: lead_of(answer, words).sources for answer in listing.told}
    first = (sources_first(told.get(story.id, ()), story)[0] for story in listing.stories)
    return tuple({source.url: source for source in first}.values())


def _suggestions(suggestions: Suggestions, words: Words) -> Reply:
    is_one = len(suggestions.stories) == 1
    return Reply(
        kind="suggestions",
        language=words.language,
        headline=words.say("suggestions.one" if is_one else "suggestions.many"),
        why=_why(suggestions.why, words),
        choices=choices_of(suggestions.stories, words),
        confidence=suggestions.confidence,
        matched=suggestions.why.matched,
    )


def _nothing(nothing: Nothing, words: Words) -> Reply:
    return Reply(
        kind="nothing",
        language=words.language,
        headline=nothing_lead(nothing, words),
        is_to_question=nothing.reason not in _NO_QUESTION,
        body=words.say("nothing.close") if nothing.close else "",
        why=_why(nothing.why, words),
        choices=choices_of(nothing.close, words),
        confidence=nothing.confidence,
        matched=nothing.why.matched,
    )


def _why(why: Why, words: Words) -> str:
    names = " · ".join(in_language(name, words) for name in why.matched)
    return words.say("matched", names=names) if names else ""
