"""The message catalogues: complete in every language, used by the code, sound or refused."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.cogs.curating._parts import EDITABLE, LISTED, Form, Part
from bot.curation.changes import Door
from bot.knowledge.kinds import (
    Attribute,
    EventType,
    Presentation,
    Rank,
    StoryKind,
    Support,
    VenueKind,
)
from bot.language import Language, detect, has_han
from bot.matching.outcome import Order, Reason, Way
from bot.replies.catalogue import (
    CatalogueError,
    check_catalogues,
    keys,
    parse_catalogue,
    say,
)

ROOT = Path(__file__).resolve().parents[2] / "bot"
GROUPS = {key.split(".")[0] for key in keys()}

ASIDES = {EventType.TALK, EventType.IMPACT}
AWARDED = {EventType.AWARDED}
PLACES = ("at", "plain")
# What stands for `{}` in the keys that the code puts together.
HAPPENED = [*(set(EventType) - ASIDES - AWARDED), *Rank]
BLANKS = {
    blank.key
    for part in Part
    for form in ([Form(part)] + [Form(part, 0)] * (part in LISTED))
    for blank in form.blanks
}
OPTIONS = ("story", "part", "kind", "support", "id", "new-id", "why", "retired", "change", "file")
TRAITS = (
    *("times", "exactly", "prizes", "scores", "among", "either", "straight", "above", "mean"),
    *("least", "several", "alike", "novelty", "simplicity"),
    *("alone", "never-rejected", "unpublished", "unawarded", "without"),
)
PUT_TOGETHER: dict[str, list[Iterable[str]]] = {
    "attribute.{}": [set(Attribute)],
    "curation.blank-hint.{}": [BLANKS],
    "curation.blank.{}": [BLANKS],
    "curation.door.{}": [set(Door)],
    "curation.kind.{}": [set(StoryKind)],
    "curation.option-hint.{}": [OPTIONS],
    "curation.option.{}": [OPTIONS],
    "curation.part-hint.{}": [EDITABLE],
    "curation.part.{}": [set(Part)],
    "curation.support.{}": [set(Support)],
    "event.{}": [HAPPENED, PLACES],
    "list.count.{}": [("paper", "story")],
    "list.measure.{}": [set(Order)],
    "list.order.{}": [set(Order)],
    "list.more.{}": [(Way.AUTHORS, Way.ALIKE)],
    "list.named.{}": [("paper", "story")],
    "list.noun.{}.{}": [("paper", "story"), ("one", "many")],
    "list.person.{}": [("paper", "story")],
    "list.join.{}": [("among", "either")],
    "list.presentation.{}": [set(Presentation)],
    "list.trait.{}": [TRAITS],
    "list.{}": [set(EventType) - ASIDES, PLACES],
    "nothing.{}": [set(Reason)],
    "presentation.{}": [set(Presentation)],
    "queue.button.{}": [("write", "ignore")],
    "queue.now.{}": [("list", "suggestions", "nothing")],
    "subject.story.{}": [("start", "inside")],
    "subject.{}.{}": [("paper", "papers"), ("start", "inside")],
    "list.span.{}": [("both", "since", "until")],
    "list.{}.at": [set(EventType) - ASIDES],
    "list.{}.plain": [set(EventType) - ASIDES],
    "list.year.{}": [("plain", "event")],
    "suggest.button.{}": [("approve", "revise", "held", "decline")],
    "suggest.form.{}": [("text", "source", "story")],
    "suggest.form.{}-hint": [("text", "source", "story")],
    "suggest.told.{}": [("approved", "held", "declined")],
    "support.{}": [set(Support) - {Support.CONFIRMED}],
    "time.months.{}": [[f"{month:02}" for month in range(1, 13)]],
    "timeline.bare.{}": [(set(EventType) - AWARDED) | {"preprint"}],
    "timeline.{}": [(set(EventType) - AWARDED) | set(Rank) | {"preprint"}],
    "venue-kind.{}": [(VenueKind.CONFERENCE, VenueKind.JOURNAL)],
    "unfounded.{}": [set(EventType) - ASIDES, (*PLACES, "in")],
}
AWARDS_AT = {f"list.award.{place}" for place in PLACES}  # `list.award` and a place


def in_code() -> Iterator[str]:
    """Every text in the code that is a key, or that makes one: `{}` for what is filled in."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Constant(value=str(text)):
                    yield text
                case ast.JoinedStr(values=parts):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "{}"
                        for part in parts
                    )
                case _:
                    pass


def expanded(pattern: str) -> set[str]:
    """The keys that `pattern` makes."""
    made = {pattern}
    for values in PUT_TOGETHER[pattern]:
        made = {
            key.replace("{}", value, 1) if "{}" in key else f"{key}.{value}"
            for key in made
            for value in values
        }
    return made


LIKE_A_KEY = re.compile(rf"({'|'.join(GROUPS)})(\.[a-z0-9{{}}-]+)+")
IN_CODE = {text for text in in_code() if LIKE_A_KEY.fullmatch(text)}


def test_every_key_in_the_code_exists():
    missing = {text for text in IN_CODE if "{}" not in text} - keys() - {"list.award"}
    assert missing == set()


def test_every_key_that_the_code_puts_together_exists():
    assert {text for text in IN_CODE if "{}" in text} == PUT_TOGETHER.keys()
    missing = set[str]().union(*map(expanded, PUT_TOGETHER)) - keys()
    assert missing == set()


def test_no_message_is_unused():
    every_constant = set(in_code())
    used = every_constant | AWARDS_AT | set[str]().union(*map(expanded, PUT_TOGETHER))
    assert keys() - used == set()


def strangers(language: Language, said: str) -> list[str]:
    """The characters of `said` that `language` doesn't write."""
    han = [character for character in said if has_han(character)]
    if language is Language.EN:
        return han
    return [character for character in han if detect(character, language) is not language]


@pytest.mark.parametrize("language", Language)
def test_every_message_says_something_in_its_own_script(language: Language):
    said = {key: say(language, key, **values_for(key)) for key in keys()}
    assert [key for key, text in said.items() if not text.strip()] == []
    assert {key: found for key, text in said.items() if (found := strangers(language, text))} == {}


def values_for(key: str) -> dict[str, object]:
    """A value for whatever placeholders the message `key` has."""
    names: dict[str, object] = {}
    while True:
        try:
            say(Language.EN, key, **names)
        except KeyError as error:
            names[str(error.args[0])] = "X"
        else:
            return names


MAINLAND = {
    "用戶": "使用者",
    "鏈接": "連結",
    "服務器": "伺服器",
    "數據庫": "資料庫",
    "信息": "資訊",
    "質量": "品質",
    "默認": "預設",
    "軟件": "軟體",
    "錄用率": "錄取率",
    "拒稿": "退稿",
    "“": "「",
}


@pytest.mark.parametrize(("word", "instead"), MAINLAND.items())
def test_traditional_is_written_for_taiwan(word: str, instead: str):
    found = [k for k in keys() if word in say(Language.ZH_HANT, k, **values_for(k))]
    assert found == [], f"write {instead}"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "The base records no rejection of GAN by ICML."),
        (Language.ZH_HANS, "资料库里没有 GAN 被 ICML 拒稿的记录。"),
        (Language.ZH_HANT, "資料庫裡沒有 GAN 被 ICML 退稿的紀錄。"),
    ],
)
def test_values_are_filled_in(language: Language, said: str):
    assert say(language, "unfounded.rejected.at", subject="GAN", venue="ICML") == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("谢赛宁", "屠卓文", "谢赛宁和屠卓文"),
        ("谢赛宁", "Tu", "谢赛宁和 Tu"),
        ("Xie", "屠卓文", "Xie 和屠卓文"),
        ("Xie", "Tu", "Xie 和 Tu"),
        ("50%", "3 篇", "50% 和 3 篇"),
    ],
)
def test_chinese_keeps_latin_apart_from_han(left: str, right: str, said: str):
    assert say(Language.ZH_HANS, "join.last-item", left=left, right=right) == said


def test_a_value_with_braces_is_text():
    assert say(Language.EN, "matched", names="{name} {0}") == "matched: {name} {0}"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("a: [x, y]", "lists"),
        ("a: text\na: again", "given already"),
        ("a: '{'", "`a`"),
        ("a: '{0}'", "`{0}`"),
        ("a: '{x.y}'", "`{x.y}`"),
        ("a: '{x!r}'", "`{x}`"),
        ("a: '{x:>9}'", "`{x}`"),
        ("a:", "no value"),
        ("just text", "field: value"),
        ("a: 'unclosed", "xx.yaml:1"),
        ("", "empty"),
    ],
)
def test_a_broken_catalogue_is_refused(content: str, complaint: str):
    with pytest.raises(CatalogueError) as refused:
        parse_catalogue("xx.yaml", content.encode())
    assert complaint in str(refused.value)
    assert "xx.yaml" in str(refused.value)


@pytest.mark.parametrize(
    ("english", "chinese", "complaint"),
    [
        ("a: x", "b: x", "`a`"),
        ("a: x\nb: y", "a: x", "`b`"),
        ("a: '{x}'", "a: '{y}'", "`a`: placeholders"),
        ("a: '{x}'", "a: plain", "`a`: placeholders"),
    ],
)
def test_languages_that_differ_are_refused(english: str, chinese: str, complaint: str):
    en, zh = (parse_catalogue("xx.yaml", text.encode()) for text in (english, chinese))
    with pytest.raises(CatalogueError) as refused:
        check_catalogues({Language.EN: en, Language.ZH_HANS: zh, Language.ZH_HANT: en})
    assert complaint in str(refused.value)


def test_everything_is_a_text_whatever_yaml_makes_of_it():
    parsed = parse_catalogue("xx.yaml", b"a: no\nb: 2014\nc: {d: null}")
    assert list(parsed) == ["a", "b", "c.d"]
