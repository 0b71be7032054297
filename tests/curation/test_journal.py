"""The journal's tables, and what it keeps besides changes."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.curation.base import Base
from bot.curation.journal import FILE, Journal
from bot.curation.journal.proposals import Decision, Suggestion
from bot.curation.journal.servers import ServerSettings
from bot.curation.journal.tables import ProposalState, QuestionState, Table
from bot.language import Language
from tests.curation.conftest import NOON
from tests.curation.hand import DSN

LATER = NOON + timedelta(days=1)


@pytest.fixture
async def journal(tmp_path: Path) -> Journal:
    journal = Journal.at(tmp_path / "data")
    await journal.open()
    return journal


async def test_the_migrations_make_the_tables_that_the_code_expects(journal: Journal):
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Table.metadata))

    async with journal.database.reading() as session:
        connection = await session.connection()
        assert await connection.run_sync(differences) == []


async def test_opening_again_keeps_what_is_there(journal: Journal, tmp_path: Path):
    await journal.questions.note("why?", Language.EN, NOON)
    again = Journal.at(tmp_path / "data")
    await again.open()
    assert len(await again.questions.open()) == 1


async def test_a_first_start_that_was_interrupted_is_repeated(tmp_path: Path):
    """All tables are made in one transaction."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).touch()
    journal = Journal.at(tmp_path / "data")
    await journal.open()
    async with journal.database.reading() as session:
        versions = await session.execute(text("SELECT version_num FROM alembic_version"))
        assert len(list(versions)) == 1


async def test_moments_are_kept_in_utc(journal: Journal):
    in_taipei = datetime(2026, 5, 1, 20, tzinfo=timezone(timedelta(hours=8)))
    await journal.questions.note("why?", Language.EN, in_taipei)
    [question] = await journal.questions.open()
    assert (question.first, question.first.tzinfo) == (NOON, UTC)


async def test_a_question_is_counted_however_it_is_spelt(journal: Journal):
    for asked in ("Who rejected X?", "who rejected x", "WHO REJECTED X!!"):
        await journal.questions.note(asked, Language.EN, NOON)
    await journal.questions.note("谁拒了X", Language.ZH_HANS, NOON)
    await journal.questions.note("誰拒了X", Language.ZH_HANT, LATER, disliked=True)
    await journal.questions.note("?!", Language.EN, NOON)
    first, second = await journal.questions.open()
    assert (first.text, first.asked, first.disliked) == ("WHO REJECTED X!!", 3, 0)
    assert (second.text, second.asked, second.disliked) == ("誰拒了X", 1, 1)
    assert (second.first, second.last, second.language) == (NOON, LATER, Language.ZH_HANT)
    assert await journal.questions.get(first.id) == first


async def test_what_was_taught_comes_back_when_it_did_not_help_and_ignored_stays_so(
    journal: Journal,
):
    for asked in ("taught", "ignored"):
        await journal.questions.note(asked, Language.EN, NOON)
    states = {"taught": QuestionState.TAUGHT, "ignored": QuestionState.IGNORED}
    for question in await journal.questions.open():
        await journal.questions.settle(question.id, states[question.text])
    assert await journal.questions.open() == []
    for asked in states:
        await journal.questions.note(asked, Language.EN, LATER)
    assert [question.text for question in await journal.questions.open()] == ["taught"]


async def test_questions_that_nobody_asks_again_expire(journal: Journal):
    await journal.questions.note("old", Language.EN, NOON)
    await journal.questions.note("new", Language.EN, LATER)
    assert await journal.questions.expire(LATER) == 1
    assert [question.text for question in await journal.questions.open()] == ["new"]


def test_the_queue_has_no_place_for_who_asked():
    columns = Table.metadata.tables["questions"].columns.keys()
    assert not {name for name in columns if "by" in name or "user" in name or "guild" in name}


async def test_a_suggestion_is_decided_once(journal: Journal):
    suggestion = Suggestion("It won a prize.", "https://example.org", Language.EN, 7, "dsn")
    proposal = await journal.proposals.add(suggestion, NOON)
    assert proposal.state is ProposalState.OPEN
    await journal.proposals.posted(proposal.id, 99)
    assert [p.message_id for p in await journal.proposals.open()] == [99]
    decision = Decision(is_approved=False, by_id=8, at=LATER, answer="no source")
    assert await journal.proposals.decide(proposal.id, decision)
    assert not await journal.proposals.decide(
        proposal.id, Decision(is_approved=True, by_id=9, at=LATER)
    )
    found = await journal.proposals.get(proposal.id)
    assert found is not None
    assert (found.suggestion, found.state) == (suggestion, ProposalState.DECLINED)
    assert found.decision == decision
    assert await journal.proposals.open() == []
    assert await journal.proposals.get(12345) is None


async def test_a_member_s_suggestions_are_counted(journal: Journal):
    for by_id, at in ((7, NOON), (7, LATER), (8, LATER)):
        await journal.proposals.add(Suggestion("x", "y", Language.EN, by_id), at)
    assert await journal.proposals.count(7, NOON) == 2
    assert await journal.proposals.count(7, LATER) == 1


async def test_thumbs_are_counted_by_revision(base: Base):
    revision = base.head(DSN)
    assert revision is not None
    feedback, day = base.journal.feedback, date(2026, 5, 1)
    assert await feedback.of("dsn") == (0, 0)
    for is_good in (True, True, False):
        await feedback.add("dsn", revision.id, day, is_good=is_good)
    await feedback.add("dsn", revision.id, day + timedelta(days=1), is_good=True)
    assert await feedback.of("dsn") == await feedback.of("dsn", revision.id) == (3, 1)
    assert await feedback.of("dsn", revision.id + 1) == (0, 0)


async def test_a_server_s_settings_are_its_own(journal: Journal):
    assert await journal.servers.get(1) == ServerSettings()
    wanted = ServerSettings(channel_id=2**60, language=Language.ZH_HANT)
    await journal.servers.set(1, wanted)
    assert await journal.servers.get(1) == wanted
    assert await journal.servers.get(2) == ServerSettings()
    await journal.servers.set(1, ServerSettings())
    assert await journal.servers.get(1) == ServerSettings()
