"""A story with content that would mislead, rot or break: what the check says."""

import pytest

from tests.knowledge.samples import case, said_after, said_of

TEXT = "en: The paper went on to AISTATS."
CHINESE = "zh: 论文后来发表在 AISTATS。"
URL = "https://example.org/talk"
SIGNED = (
    "41: sources[0].url: is a signed link that stops working: link the page where the file is shown"
)

CASES = [
    case(
        "unknown venue",
        "venue: neurips",
        "venue: nuerips",
        "22: events[0].venue: unknown venue `nuerips`: did you mean `neurips`?",
    ),
    case(
        "person's id turned round",
        "authors: [saining-xie]",
        "authors: [xie-saining]",
        "11: papers[0].authors[0]: unknown person `xie-saining`: did you mean `saining-xie`?",
    ),
    case(
        "unknown topic, none close",
        "topics: [deep-supervision]",
        "topics: [robotics]",
        "13: topics[0]: unknown topic `robotics`: add it to topics.yaml",
    ),
    case(
        "unknown award",
        "award: test-of-time",
        "award: time-test",
        "29: events[1].award: unknown award `time-test`: did you mean `test-of-time`?",
    ),
    case(
        "source that isn't listed",
        "sources: [talk]\n  - type: awarded",
        "sources: [tlak]\n  - type: awarded",
        "25: events[0].sources[0]: unknown source `tlak`: did you mean `talk`?",
    ),
    case(
        "story that isn't there",
        "details:\n",
        "relations:\n  - {type: inspired, story: repa}\ndetails:\n",
        "31: warning: relations[0].story: unknown story `repa`: it is left out until it is there",
    ),
    case(
        "relation to itself",
        "details:\n",
        "relations:\n  - {type: inspired, story: dsn}\ndetails:\n",
        "31: relations[0].story: the story can't stand in a relation to itself",
    ),
    case("http", URL, "http://example.org/talk", "41: sources[0].url: must start with `https://`"),
    case(
        "shortened link",
        URL,
        "https://t.co/abc",
        "41: sources[0].url: `t.co` shortens links: give the address it leads to",
    ),
    case("Discord attachment", URL, "https://cdn.discordapp.com/attachments/1/2/a.png", SIGNED),
    case("signed link", URL, "https://files.example.org/a.pdf?X-Amz-Signature=abc", SIGNED),
    case(
        "address of a machine",
        URL,
        "https://192.0.2.1/talk",
        "41: sources[0].url: `192.0.2.1` can't be opened from the internet",
    ),
    case(
        "own machine",
        URL,
        "https://localhost/talk",
        "41: sources[0].url: `localhost` can't be opened from the internet",
    ),
    case(
        "password",
        URL,
        "https://me:secret@example.org/talk",
        "41: sources[0].url: must not hold a user name or a password",
    ),
    case(
        "link too long for a button",
        URL,
        f"https://example.org/{'x' * 500}",
        "41: sources[0].url: is longer than 512 characters: link the page without parameters",
    ),
    case(
        "page given twice",
        "  - id: talk",
        f"  - {{id: slides, url: {URL}/, title: Slides, publisher: Example}}\n  - id: talk",
        "42: sources[1].url: the same page stands on line 40 too",
    ),
    case(
        "day that never was",
        "date: 2025-05-03",
        "date: 2025-02-30",
        "28: events[1].date: there is no such day as 2025-02-30",
    ),
    case(
        "year mistyped",
        'date: "2014"',
        "date: 0214",
        "23: events[0].date: the year 0214 can't be right",
    ),
    case(
        "events out of order",
        "date: 2025-05-03",
        "date: 2013-12",
        "28: events[1].date: 2013-12 stands after 2014 (line 23): put the events in order of time",
    ),
    case(
        "mention of everybody",
        TEXT,
        "en: Ask @everyone",
        "18: text.en: `@everyone` would address everybody: remove the `@`",
    ),
    case(
        "mention",
        TEXT,
        "en: Ask <@!1234>",
        "18: text.en: `<@!1234>` is a Discord mention: write the name out",
    ),
    case(
        "link in a text",
        TEXT,
        "en: See https://example.org/elsewhere",
        "18: text.en: `https://example.org/elsewhere` isn't among the story's `sources`: "
        "add it there, or remove it",
    ),
    case(
        "link run into Chinese",
        CHINESE,
        f"zh: 见 {URL}。",
        f"19: text.zh: put a space after the link in `{URL}。`",
    ),
    case(
        "backtick",
        TEXT,
        "en: The `paper",
        "18: text.en: a backtick is opened and not closed",
    ),
    case(
        "block of code",
        TEXT,
        "en: The ```paper``` went on",
        "18: text.en: three backticks start a block of code: remove them",
    ),
    case(
        "right-to-left override",
        TEXT,
        "en: The \u202epaper",
        "18: text.en: the invisible character `\\u202e`: remove it",
    ),
    case(
        "summary of two lines",
        "  en: Rejected by NIPS, honoured ten years later.",
        "  en: |-\n    Rejected by NIPS.\n    Honoured ten years later.",
        "15: summary.en: must stay on one line: use `>-` and no empty lines",
    ),
    case(
        "Chinese among English",
        TEXT,
        "en: The 论文 went on",
        "18: warning: text.en: Chinese characters in an English text: "
        "put them in quotes or brackets",
    ),
    case(
        "English among Chinese",
        CHINESE,
        "zh: AISTATS",
        "19: text.zh: must be Chinese (leave the `zh` of a name out where no Chinese form exists)",
    ),
    case(
        "Traditional",
        CHINESE,
        "zh: 論文後來發表在 AISTATS。",
        "19: warning: text.zh: `論後來發` is Traditional: write Simplified here",
    ),
    case(
        "Chinese broken over two lines",
        CHINESE,
        "zh: 论文后来\n    发表在 AISTATS。",
        "19: warning: text.zh: a space inside Chinese after `来`: keep a Chinese text on one line "
        "of the file, since each line break becomes a space",
    ),
    case(
        "title too long",
        "en: Deeply-Supervised Nets\n  zh",
        f"en: {'x' * 257}\n  zh",
        "3: title.en: is 257 characters long, at most 256 fit in en",
    ),
    case(
        "too few questions",
        ", the paper with 8/8/7]",
        "]",
        "45: questions.en: needs at least 3 questions in English, and has 2",
    ),
    case(
        "question given twice",
        ", the paper with 8/8/7]",
        ", Was DSN rejected?]",
        "45: questions.en[2]: `Was DSN rejected?` stands on line 45 too: keep it where it belongs",
    ),
    case(
        "lookalike that is its own name",
        "papers:\n",
        "lookalikes: [dsn]\npapers:\n",
        "9: lookalikes[0]: `dsn` stands among the story's own `names` too: keep one",
    ),
    case(
        "comment",
        "kind: paper",
        "kind: paper  # or a tale?",
        "1: warning: a YAML comment is lost when the story is edited in Discord: use `notes` "
        "(a text that holds ` #` must stand in quotes)",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), CASES)
def test_a_curator_reads_what_is_wrong_and_where(old: str, new: str, said: list[str]):
    assert said_after(old, new) == said


def test_nothing_is_said_of_a_base_without_a_problem():
    assert said_of({}) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(TEXT, f"en: See {URL}.", id="link to one of its own sources"),
        pytest.param(TEXT, 'en: He wrote “论文” and then "拒稿"', id="Chinese quoted in English"),
        pytest.param(CHINESE, "zh: 论文 DSN 发表在 AISTATS 2015。", id="Latin words in Chinese"),
        pytest.param('date: "2014"', "date: 2025-05", id="month before a day of it"),
        pytest.param("date: 2025-05-03", 'date: "2014"', id="two events of one year"),
        pytest.param("kind: paper", "kind: paper\n\n", id="empty line"),
        pytest.param(TEXT, "en: 'Point #1: it went on'", id="number sign inside quotes"),
        pytest.param("[what scores did it get]", "[was DSN rejected]", id="sample asks a detail"),
    ],
)
def test_nothing_is_said_of_what_is_fine(old: str, new: str):
    assert said_after(old, new) == []
