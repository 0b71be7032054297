"""The bot in a terminal: what a reply looks like there, and a conversation typed at it."""

import io

import pytest

from bot.answering import Answerer
from bot.knowledge.snapshot import Snapshot
from bot.language import Language
from bot.matching.outcome import Answer, Listing, Nothing, Reason, Suggestions, Why
from bot.replies.compose import compose
from bot.terminal import chat, render
from tests.replies.base import BASE, DSN, PAIR, source

EN, HANS, HANT = Language


def test_an_answer_is_written_whole_with_the_answer_first():
    answer = Answer(DSN, 0.9, Why(("DSN",)), others=(PAIR,))
    assert render(compose(answer, EN, BASE)) == "\n".join(
        [
            "Turned down by NIPS, honoured by AISTATS.",
            "",
            "Deeply-Supervised Nets",
            "It was Xie's first paper as a student.",
            "",
            "✗ NIPS 2014 (8/8/6.5) → ✓ AISTATS 2015 (oral) → 🏆 Test of Time Award 2025",
            "✗ NIPS 2014 (8/8/6.5) – reported: a credible account, without an official record",
            "",
            "Not this? Perhaps:",
            "1. Two papers on words",
            "",
            "Sources:",
            "- The site · Example",
            "  https://example.org/site",
            "- The post · Example",
            "  https://example.org/post",
            "- The proceedings · Example",
            "  https://example.org/proceedings",
            "",
            "matched: DSN",
        ]
    )


def test_a_list_names_each_story_once():
    text = render(compose(Listing((DSN, PAIR), ("rejected",), 0.9, Why()), HANS, BASE))
    assert text == "\n".join(
        [
            "被拒稿的论文共 2 篇：",
            "",
            "1. 深度监督网络：被 NIPS 拒稿，却被 AISTATS 授奖。",
            "2. 两篇词的论文：两篇关于词的论文。",
            "",
            "来源：",
            "- The site · Example",
            "  https://example.org/site",
        ]
    )


def test_suggestions_are_numbered():
    text = render(compose(Suggestions((PAIR,), 0.4, Why()), HANT, BASE))
    assert text == ("不太確定你問的是什麼，是下面這個嗎？\n\n1. 兩篇詞的論文：兩篇關於詞的論文。")


def test_nothing_is_a_sentence():
    assert render(compose(Nothing(Reason.NOT_HELD, 1, Why()), EN, BASE)) == (
        "The base doesn't say that."
    )


def test_of_many_sources_the_best_are_shown_and_the_rest_counted():
    many = [source(f"s{n}") for n in range(9)]
    story = DSN.model_validate({**DSN.model_dump(mode="json"), "sources": many, "events": []})
    text = render(compose(Answer(story, 1, Why()), EN, BASE))
    assert "https://example.org/s4" in text
    assert "https://example.org/s5" not in text
    assert text.endswith("- and 4 more")


def typed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answerer: Answerer,
    *lines: str,
    language: Language = EN,
) -> list[str]:
    """What the conversation prints after each prompt, `lines` being typed."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    chat(answerer, language)
    return [part.strip() for part in capsys.readouterr().out.split("> ")]


def test_questions_are_answered_and_numbers_pick_from_the_last_reply(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answerer: Answerer
):
    listed = answerer.answer("which papers were rejected by CVPR?")
    assert listed.kind == "list"
    welcome, question, picked, goodbye = typed(
        monkeypatch, capsys, answerer, "which papers were rejected by CVPR?", "2", "quit"
    )
    assert "quit" in welcome
    assert render(listed) in question
    story = answerer.story(listed.choices[1].story_id, EN)
    assert story
    assert picked == render(story)
    assert goodbye == "Goodbye."


def test_a_question_can_follow_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answerer: Answerer
):
    _, first, then, _ = typed(
        monkeypatch, capsys, answerer, "why was DiT rejected?", "and where did it end up?"
    )
    title = "Scalable Diffusion Models with Transformers (DiT)"
    assert title in first.splitlines()
    assert title in then.splitlines()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("1",), "There is nothing to pick a number from; ask a question first."),
        (("why was DiT rejected?", "99"), "There is no number 99 to pick"),
        (("谢赛宁的DSN当年拿了几分", "0"), "There is no number 0 to pick"),
    ],
)
def test_a_number_that_picks_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answerer: Answerer,
    lines: tuple[str, ...],
    said: str,
):
    assert typed(monkeypatch, capsys, answerer, *lines)[-2].startswith(said)


@pytest.mark.parametrize("line", ["quit", "EXIT", " q ", "退出", "離開"])
def test_leaving(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str):
    empty = Answerer.of(Snapshot(stories={}, people={}, venues={}, awards={}, topics={}))
    said = typed(monkeypatch, capsys, empty, line, "never read", language=HANT)
    assert said[1:] == ["再見。"]


def test_the_end_of_the_input_and_ctrl_c_leave_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answerer: Answerer
):
    assert typed(monkeypatch, capsys, answerer, "", "   ")[-1] == "Goodbye."

    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    chat(answerer, HANS)
    assert capsys.readouterr().out.endswith("\n再见。\n\n")
