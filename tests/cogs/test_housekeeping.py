"""What is forgotten, and when, on the simulated clock."""

from datetime import timedelta

import pytest
from simcord import Env

from bot.app import create_bot
from bot.client import Rebuttal
from bot.curation.base import Base
from bot.curation.journal import FILE
from bot.curation.journal.proposals import NOBODY, Decision, Suggestion
from bot.language import Language
from bot.settings import Settings
from tests.simulated import reopened

DAY = timedelta(days=1)


async def sleep(env: Env, settings: Settings, base: Base, days: float) -> None:
    """Let time pass while the bot is off, and start it again."""
    env.backend.advance_clock(days * DAY.total_seconds())
    await env.restart_bot(create_bot(settings, reopened(base)))


async def jump(env: Env, days: float) -> None:
    """Let time pass while the bot runs, but for its many looks for hand edits meanwhile."""
    assert isinstance(env.bot, Rebuttal)
    env.bot._look.cancel()  # pyright: ignore[reportPrivateUsage]
    await env.advance_time(days * DAY.total_seconds())


@pytest.mark.parametrize(("days", "left"), [(29.9, 1), (30.1, 0)])
async def test_a_question_is_kept_as_long_as_the_settings_say(
    simcord_env: Env, settings: Settings, base: Base, days: float, left: int
):
    await base.journal.questions.note("was CatNet rejected?", Language.EN, simcord_env.now())
    await sleep(simcord_env, settings.model_copy(update={"queue_days": 30}), base, days)
    assert len(await base.journal.questions.open()) == left


async def test_a_question_that_is_asked_again_lives_on(
    simcord_env: Env, settings: Settings, base: Base
):
    for _ in range(3):
        await base.journal.questions.note("was CatNet rejected?", Language.EN, simcord_env.now())
        await sleep(simcord_env, settings, base, 60)
    [question] = await base.journal.questions.open()
    assert question.asked == 3


async def test_it_is_looked_after_daily_while_the_bot_runs(
    simcord_env: Env, settings: Settings, base: Base
):
    await base.journal.questions.note(
        "was CatNet rejected?", Language.EN, simcord_env.now() - settings.queue_days * DAY
    )
    await jump(simcord_env, 0.99)
    assert len(await base.journal.questions.open()) == 1
    await jump(simcord_env, 0.02)
    assert await base.journal.questions.open() == []


async def test_who_made_a_suggestion_is_forgotten_once_it_is_decided(
    simcord_env: Env, settings: Settings, base: Base
):
    proposals, now = base.journal.proposals, simcord_env.now()
    for _ in range(2):
        await proposals.add(Suggestion("text", "https://example.org", Language.EN, 7), now)
    await proposals.decide(1, Decision(False, 8, now))
    await sleep(simcord_env, settings, base, 0.5)
    assert await proposals.count(7, now) == 2
    await sleep(simcord_env, settings, base, 1)
    decided, undecided = await proposals.get(1), await proposals.get(2)
    assert decided
    assert undecided
    assert decided.suggestion.by_id == NOBODY
    assert decided.suggestion.text == "text"
    assert undecided.suggestion.by_id == 7


async def test_a_journal_that_cannot_be_written_stops_nothing(
    simcord_env: Env, settings: Settings, base: Base
):
    (settings.data_dir / FILE).unlink()
    (settings.data_dir / FILE).mkdir()
    await jump(simcord_env, 1.01)
    (settings.data_dir / FILE).rmdir()
    await base.journal.open()
    await base.journal.questions.note("old", Language.EN, simcord_env.now() - 100 * DAY)
    await jump(simcord_env, 1.01)
    assert await base.journal.questions.open() == []
