"""The curators' server that the tests here work in."""

from bot.curation.live import Live
from tests.simulated import Home, text_of


async def test_its_bot_answers_over_few_stories(home: Home):
    result = await home.mei.slash(home.channel, "ask", question="GAN")
    assert "来源" in text_of(result.response)


def test_its_stories_pass_the_check(live: Live):
    assert [problem for problem in live.problems if problem.is_error] == []
