"""What members and curators do about questions without an answer."""

from simcord import MemberActor, ResponseMessage

from bot.curation.journal.tables import QuestionState
from tests.cogs.curating.acting import pick
from tests.simulated import Home

BAR = "which one was dreamt up on a ferry to Dover?"
BAR_ZH = "哪篇是在去多佛的渡轮上想出来的？"
CATNET = "was CatNet rejected?"


async def note(home: Home, *questions: str) -> None:
    """Ask what the bot can't answer, as members do."""
    for question in questions:
        await home.ask(home.ada, question)
    noted = await home.bot.base.journal.questions.open()
    assert {question.text for question in noted} >= {*questions}


async def queue(home: Home, who: MemberActor, **options: str) -> ResponseMessage:
    result = await who.slash(home.channel, "queue", **options)
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def entry(home: Home, who: MemberActor, number: int = 1) -> ResponseMessage:
    """Open a question of the queue from its list."""
    shown = await queue(home, who)
    await pick(who, shown, "queue-entry", str(number))
    return shown


async def state(home: Home, number: int = 1) -> QuestionState:
    found = await home.bot.base.journal.questions.get(number)
    assert found is not None
    return found.state
