"""What is recognised in a question: names however written, years, false friends."""

import pytest

from bot.knowledge.snapshot import Snapshot
from bot.language import has_han
from bot.matching.passages import phrasings_of
from bot.matching.reader import Reader
from bot.matching.senses import Kind
from tests.matching.said import traditional

NAMES = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC)


def names_in(reader: Reader, text: str) -> set[str]:
    """The names of the base that a text holds, as terms."""
    return {sense.term for sense in reader.read(text).senses if sense.kind in NAMES}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        # as written, in any script and spacing
        ("Generative Adversarial Nets", "story:gan"),
        ("生成对抗网络", "story:gan"),
        ("ＧＡＮ", "story:gan"),
        ("barlowtwins", "story:barlow-twins"),
        ("seq 2 seq", "story:seq2seq"),
        ("V*", "story:v-star"),
        ("V star", "story:v-star"),
        ("扩散Transformer", "story:dit"),
        ("STEPHANE DENY", "person:stephane-deny"),
        ("谢赛宁那篇", "person:saining-xie"),
        ("Goodfellow's", "person:ian-goodfellow"),
        ("NIPS", "venue:neurips"),
        ("Neural Information Processing Systems", "venue:neurips"),
        ("時間檢驗獎", "award:test-of-time"),
        # misspelt
        ("wrod2vec", "story:word2vec"),
        ("vicerg", "story:vicreg"),
        ("seq2sqe", "story:seq2seq"),
        ("goodfelow", "person:ian-goodfellow"),
        ("Sainign", "person:saining-xie"),
        ("Barlow Twinns", "story:barlow-twins"),
        ("variational autoencodr", "story:vae"),
        # homophones, and one character wrong
        ("谢塞宁", "person:saining-xie"),
        ("谢赛林", "person:saining-xie"),
        ("俞洲", "person:zhou-yu"),
        ("杨立坤", "person:yann-lecun"),
        ("生成对抗网咯", "story:gan"),
        ("变分自编马器", "story:vae"),
        ("深度监都网络", "story:deeply-supervised-nets"),
        ("时间检验讲", "award:test-of-time"),
        # pinyin
        ("xie saining", "person:saining-xie"),
        ("yanglikun", "person:yann-lecun"),
        ("shengcheng duikang wangluo", "story:gan"),
        ("shijian jianyan jiang", "award:test-of-time"),
        # addresses
        ("what of 1409.5185?", "story:deeply-supervised-nets"),
        ("https://arxiv.org/abs/2312.00752v2", "story:mamba"),
        ("http://arxiv.org/pdf/1406.2661.pdf", "story:gan"),
        # glued to a year
        ("iclr24", "venue:iclr"),
        ("CVPR2023", "venue:cvpr"),
        ("NIPS'14", "venue:neurips"),
    ],
)
def test_a_name_is_recognised(reader: Reader, text: str, term: str):
    assert term in names_in(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        *("Mamba-2", "Mamba 2", "mamba v2", "Mamba2", "Black Mamba", "VMamba", "曼巴精神"),
        *("VQ-VAE", "β-VAE", "beta-VAE", "word2vec++", "WGAN", "GAN-3", "StyleGAN", "条件 GAN"),
        *("MM-DiT", "VICRegL", "doc2vec", "RootSIFT", "REPA-E", "Seq2SQL", "Vision Transformer"),
        "Decision Transformer",
    ],
)
def test_a_variant_is_not_the_paper_whose_name_it_holds(reader: Reader, text: str):
    reading = reader.read(f"was {text} rejected")
    assert not reading.ids(Kind.STORY)
    assert reading.unknown  # so that the reply can say what the base doesn't hold


@pytest.mark.parametrize(
    ("text", "story"),
    [
        *(("DiT-XL", "dit"), ("GAN-based models", "gan"), ("non-GAN", "gan"), ("GAN 2014", "gan")),
        *(("why was Goodfellow's GAN rejected", "gan"), ("the Montreal GAN paper", "gan")),
        ("变分自编码器14年那篇", "vae"),
        ("DiT v1", "dit"),
    ],
)
def test_not_everything_beside_a_name_makes_a_variant(reader: Reader, text: str, story: str):
    assert reader.read(text).ids(Kind.STORY) == (story,)


@pytest.mark.parametrize("text", ["sit", "sift", "seal", "tot"])
def test_an_everyday_word_is_at_most_a_guess_until_cased_as_a_name(reader: Reader, text: str):
    lower = [s for s in reader.read(text).senses if s.kind.is_name]
    upper = [s for s in reader.read(text.upper()).senses if s.kind.is_name]
    assert lower
    assert all(sense.ambiguous for sense in lower)
    assert upper
    assert not any(sense.ambiguous for sense in upper)


@pytest.mark.parametrize(
    ("text", "exact", "since", "until"),
    [
        ("rejected in 2014", (2014,), None, None),
        ("2014 or 2015", (2014, 2015), None, None),
        ("iclr24", (2024,), None, None),
        ("cvpr98", (1998,), None, None),
        ("NeurIPS'24", (2024,), None, None),
        ("since 2020", (), 2020, None),
        ("papers from 2020", (2020,), None, None),
        ("papers from 2020 on that ICLR rejected", (), 2020, None),
        ("ICML winners from 2020 onwards", (), 2020, None),
        ("older than 1950", (), None, 1949),
        ("no later than 1990", (), None, 1990),
        ("not earlier than 2019", (), 2019, None),
        ("from 2020 on", (), 2020, None),
        ("自 2020 年以来", (), 2020, None),
        ("2020 年至今", (), 2020, None),
        ("until 2015", (), None, 2015),
        ("since 2014, until 2020", (), 2014, 2020),
        ("2014 年", (2014,), None, None),
        ("in the 1990s", (), 1990, 1999),
        ("the nineties", (), 1990, 1999),
        ("the '80s", (), 1980, 1989),
        ("2010s", (), 2010, 2019),
        ("九十年代", (), 1990, 1999),
        ("上世紀80年代", (), 1980, 1989),
        ("last century", (), 1900, 1999),
        ("2013-15", (), 2013, 2015),
        ("15 年到 17 年", (), 2015, 2017),
        ("98年至03年", (), 1998, 2003),
        ("rejected in '23", (2023,), None, None),
        ("10 年后", (), None, None),  # ten years later
        ("从 2018 一路到 2021", (), 2018, 2021),
        ("2015 年（含）到現在", (), 2015, None),
        ("2017、2018、2019", (2017, 2018, 2019), None, None),
        ("2019-06", (2019,), None, None),  # a month
        ("WMT'14", (), None, None),
        ("in 3024 or 1492", (), None, None),
        ("85,000 citations", (), None, None),
    ],
)
def test_years(
    reader: Reader, text: str, exact: tuple[int, ...], since: int | None, until: int | None
):
    reading = reader.read(text)
    assert (reading.years, reading.since, reading.until) == (exact, since, until)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "rejected by NeurIPS 2014, then honoured by AISTATS in 2025",
            [("rejected", "neurips", 2014), ("awarded", "aistats", 2025)],
        ),
        (
            "被 NIPS 2014 拒过，后来在 AISTATS 2025 拿奖",
            [("rejected", "neurips", 2014), ("awarded", "aistats", 2025)],
        ),
        (
            "not accepted at ICLR 2018 but the best paper of NAACL",
            [("rejected", "iclr", 2018), ("awarded", "naacl", None)],
        ),
        ("rejected by NeurIPS in 2014", []),  # one event: nothing to tell apart
    ],
)
def test_where_and_when_belong_to_the_event_they_are_said_of(
    reader: Reader, text: str, events: list[tuple[str, str, int | None]]
):
    found = [
        (next(iter(c.types)), next(iter(c.venues)), next(iter(c.years), None))
        for c in reader.read(text).clauses
    ]
    assert found == events


@pytest.mark.parametrize(
    ("text", "prizes"),
    [
        ("best paper and then a test of time award", ["best-paper", "test-of-time"]),
        ("最佳论文，十年后又拿了时间检验奖", ["best-paper", "test-of-time"]),
        ("best paper or test of time award", []),  # either will do
    ],
)
def test_two_prizes_are_two_events_where_both_were_given(
    reader: Reader, text: str, prizes: list[str]
):
    found = {award for clause in reader.read(text).clauses for award in clause.awards}
    assert sorted(found) == prizes


@pytest.mark.parametrize("text", ["Gu & Dao", "Gu and Dao 2023", "Gu–Dao", "Gu 和 Dao 那篇"])
def test_two_authors_name_what_they_wrote(reader: Reader, text: str):
    assert "story:mamba" in names_in(reader, text)


@pytest.mark.parametrize(
    "text", ["DiT and SiT", "DiT vs SiT", "DiT、SiT", "DiT, SiT?", "DiT 和 SiT"]
)
def test_two_are_named_in_one_breath(reader: Reader, text: str):
    assert reader.read(text).holds(Kind.CUE, "both")


def test_two_names_side_by_side_are_no_pair(reader: Reader):
    assert not reader.read("SIFT SGLD 几分").holds(Kind.CUE, "both")


def test_an_everyday_word_among_chinese_is_a_name(reader: Reader):
    assert not any(s.ambiguous for s in reader.read("sit 后来投哪").senses if s.kind.is_name)


@pytest.mark.parametrize("text", ["REPPA", "VICReeg", "sgldd"])
def test_a_letter_struck_twice_does_not_hide_an_acronym(reader: Reader, text: str):
    assert reader.read(text).ids(Kind.STORY)


@pytest.mark.parametrize("config", ["s2tw", "s2hk"])
def test_traditional_characters_read_like_simplified_ones(
    reader: Reader, snapshot: Snapshot, config: str
):
    questions = [
        question
        for story in snapshot.stories.values()
        for question, _ in phrasings_of(story)
        if has_han(question)
    ]
    same = [reader.read(q).senses == reader.read(traditional(q, config)).senses for q in questions]
    assert sum(same) >= 0.97 * len(questions)


@pytest.mark.parametrize(
    "text", ["唱歌", "女人", "不是", "什么", "women", "shi bu shi", "the and of"]
)
def test_ordinary_words_name_nothing(reader: Reader, text: str):
    assert not names_in(reader, text)
    assert not reader.read(text).unknown


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("no idea who wrote DiT", "rejected"),
        ("can I see all about DiT", "rejected"),
        ("was it made public", "published"),
        ("people did no better than a coin toss", "rejected"),
    ],
)
def test_everyday_words_are_no_events(reader: Reader, text: str, event: str):
    assert not reader.read(text).holds(Kind.EVENT, event)


@pytest.mark.parametrize(
    "text", ["which paper on object detection", "all except DiT", "open the window"]
)
def test_stems_that_mean_something_else_say_nothing(reader: Reader, text: str):
    senses = reader.read(text).senses
    assert not any(sense.kind in (Kind.ATTRIBUTE, Kind.OFF_DOMAIN) for sense in senses)


@pytest.mark.parametrize("word", ["cant", "wont", "wouldnt", "havent", "whos", "shouldn't"])
def test_a_contraction_describes_nothing(reader: Reader, word: str):
    assert not reader.read(f"the one you {word}").items
