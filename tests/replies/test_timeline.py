"""The timeline: which steps it takes, and how it writes them."""

from typing import Any

import pytest

from bot.knowledge.model import Event
from bot.language import Language
from bot.replies.compose import story_reply
from tests.replies.base import BASE, DSN, PAIR, text

EN, HANS, HANT = Language


def timeline(*events: dict[str, Any], language: Language = EN) -> str:
    steps = tuple(Event.model_validate(event) for event in events)
    return story_reply(DSN.model_copy(update={"events": steps}), language, BASE).timeline


def event(kind: str, venue: str | None = None, date: str | None = None, **more: Any):
    return {"type": kind, "venue": venue, "date": date, **more}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (EN, "✗ NIPS 2014 (8/8/6.5) → ✓ AISTATS 2015 (oral) → 🏆 Test of Time Award 2025"),
        (HANS, "✗ NIPS 2014（8/8/6.5） → ✓ AISTATS 2015（口头报告） → 🏆 时间检验奖 2025"),
        (HANT, "✗ NIPS 2014（8/8/6.5） → ✓ AISTATS 2015（口頭報告） → 🏆 時間檢驗獎 2025"),
    ],
)
def test_only_what_was_decided_is_shown_when_much_happened(language: Language, line: str):
    assert story_reply(DSN, language, BASE).timeline == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (EN, "✗ NO SUCH VENUE ~2013 → 🏆 runner-up, CVPR Best Paper Award 2014"),
        (HANS, "✗ NO SUCH VENUE ~2013 → 🏆 亚军：CVPR 最佳论文奖 2014"),
        (HANT, "✗ NO SUCH VENUE ~2013 → 🏆 第二名：CVPR 最佳論文獎 2014"),
    ],
)
def test_inferred_years_and_lower_ranks_are_marked(language: Language, line: str):
    assert story_reply(PAIR, language, BASE).timeline == line


@pytest.mark.parametrize(
    ("events", "line"),
    [
        ([], ""),
        ([event("submitted", "icml", "2020")], "○ submitted: ICML 2020"),
        ([event("withdrawn", "icml", "2020")], "⊘ withdrawn: ICML 2020"),
        ([event("published", "arxiv", "2020-01")], "◇ arXiv 2020"),
        ([event("rejected")], "✗ rejected"),
        ([event("rejected", date="2020")], "✗ 2020"),
        ([event("rejected", "icml")], "✗ ICML"),
        ([event("rejected", "neurips", "2017")], "✗ NIPS 2017"),
        ([event("rejected", "neurips", "2018")], "✗ NeurIPS 2018"),
        ([event("talk", "cvpr", "2025", note=text("a talk", "演讲"))], "¶ a talk (CVPR 2025)"),
        ([event("impact", date="2024")], "★ impact (2024)"),
        (
            [event("rejected", "icml", note=text("year unknown", "年份不详"))],
            "✗ ICML (year unknown)",
        ),
        (
            [event("awarded", award="best-paper", rank="nominee", date="2020")],
            "🏆 nominated, Best Paper Award 2020",
        ),
        (
            [event("submitted", "icml", "2020"), event("rejected", "icml", "2020")],
            "✗ ICML 2020",
        ),
        (
            [
                event("submitted", "icml", "2019"),
                event("published", "arxiv", "2019"),
                event("withdrawn", "icml", "2020"),
            ],
            "◇ arXiv 2019 → ⊘ withdrawn: ICML 2020",
        ),
        (
            [event("submitted", "icml", "2020"), event("accepted", "cvpr", "2021")],
            "○ submitted: ICML 2020 → ✓ CVPR 2021",
        ),
        (
            [event("accepted", "icml", "2020"), event("published", "icml", "2020")],
            "✓ ICML 2020",
        ),
        (
            [event("talk", date=f"20{n}") for n in range(20, 24)],
            "¶ talk (2020) → ¶ talk (2021) → ¶ talk (2022) → ¶ talk (2023)",
        ),
        (
            [
                event("published", "arxiv", "2019"),
                event("published", "cvpr", "2020"),
                event("talk", date="2021"),
                event("impact", date="2022"),
            ],
            "◇ arXiv 2019 → ✓ CVPR 2020",
        ),
    ],
)
def test_steps(events: list[dict[str, Any]], line: str):
    assert timeline(*events) == line


def test_a_year_without_a_record_is_told_as_such_in_sentences_too():
    rejected = event("rejected", "neurips", "2014", inferred=True, scores=[8, 8, 7])
    assert timeline(rejected, language=HANS) == "✗ NIPS ~2014（8/8/7）"
