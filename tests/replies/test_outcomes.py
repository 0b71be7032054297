"""Lists, suggestions, and having nothing to say, in three languages."""

import pytest

from bot.language import Language
from bot.matching.outcome import Listing, Nothing, Outcome, Reason, Suggestions, Why
from bot.replies.compose import compose
from tests.replies.base import BASE, DSN, PAIR, TALE

EN, HANS, HANT = Language


def headlines(outcome: Outcome) -> list[str]:
    return [compose(outcome, language, BASE).headline for language in Language]


@pytest.mark.parametrize(
    ("filters", "english", "simplified", "traditional"),
    [
        (
            ("rejected", "cvpr"),
            "2 papers rejected by CVPR:",
            "被 CVPR 拒稿的论文共 2 篇：",
            "被 CVPR 退稿的論文共 2 篇：",
        ),
        (
            ("Saining Xie", "awarded", "Test of Time Award", "2025"),
            "2 papers by Saining Xie honoured with the Test of Time Award of 2025:",
            "谢赛宁 2025 年获得时间检验奖的论文共 2 篇：",
            "謝賽寧 2025 年獲得時間檢驗獎的論文共 2 篇：",
        ),
        (
            ("NeurIPS", "2014", "rejected", "awarded"),
            "2 papers rejected by NeurIPS 2014 and honoured with an award:",
            "被 NeurIPS 2014 拒稿且获奖的论文共 2 篇：",
            "被 NeurIPS 2014 退稿且獲獎的論文共 2 篇：",
        ),
        (
            ("图像生成", "NIPS 2014"),
            "2 papers on image generation connected with NIPS 2014:",
            "图像生成方面与 NIPS 2014 有关的论文共 2 篇：",
            "影像生成方面與 NIPS 2014 有關的論文共 2 篇：",
        ),
        (
            ("rejected", "图像生成"),
            "2 rejected papers on image generation:",
            "图像生成方面被拒稿的论文共 2 篇：",
            "影像生成方面被退稿的論文共 2 篇：",
        ),
        (
            ("oral", "something"),
            "2 papers presented as an oral and matching “something”:",
            "以口头报告形式发表且符合“something”的论文共 2 篇：",
            "以口頭報告形式發表且符合「something」的論文共 2 篇：",
        ),
        (
            ("rejected NeurIPS 2014", "accepted ICML"),
            "2 papers rejected by NeurIPS 2014 and accepted by ICML:",
            "被 NeurIPS 2014 拒稿且被 ICML 接收的论文共 2 篇：",
            "被 NeurIPS 2014 退稿且獲 ICML 接受的論文共 2 篇：",
        ),
        (
            ("rejected 2018", "accepted 2019"),
            "2 papers rejected in 2018 and accepted in 2019:",
            "2018 年被拒稿且 2019 年被接收的论文共 2 篇：",
            "2018 年被退稿且 2019 年獲接受的論文共 2 篇：",
        ),
        (
            ("rejected cvpr/NeurIPS", "Test of Time Award", "ICML"),
            "2 papers rejected by CVPR/NeurIPS and honoured with the Test of Time Award at ICML:",
            "被 CVPR/NeurIPS 拒稿且获得 ICML 时间检验奖的论文共 2 篇：",
            "被 CVPR/NeurIPS 退稿且獲得 ICML 時間檢驗獎的論文共 2 篇：",
        ),
        (
            ("cvpr", "rejected", "among 9"),
            "2 papers rejected by CVPR and with 9 among the scores:",
            "被 CVPR 拒稿且评分中有 9 分的论文共 2 篇：",
            "被 CVPR 退稿且評分中有 9 分的論文共 2 篇：",
        ),
        (
            ("awarded", "times 2"),
            "2 papers honoured with an award and rejected at least 2 times:",
            "获奖且至少被拒 2 次的论文共 2 篇：",
            "獲獎且至少被退稿 2 次的論文共 2 篇：",
        ),
        (
            ("rejected", "2013–2015"),
            "2 papers rejected from 2013 to 2015:",
            "2013 至 2015 年间被拒稿的论文共 2 篇：",
            "2013 至 2015 年間被退稿的論文共 2 篇：",
        ),
        (
            ("rejected", "–1999"),
            "2 papers rejected up to 1999:",
            "1999 年及以前被拒稿的论文共 2 篇：",
            "1999 年及以前被退稿的論文共 2 篇：",
        ),
        (
            ("rejected", "2020–"),
            "2 papers rejected since 2020:",
            "2020 年以来被拒稿的论文共 2 篇：",
            "2020 年以來被退稿的論文共 2 篇：",
        ),
        (
            ("rejected", "2024"),
            "2 papers rejected in 2024:",
            "2024 年被拒稿的论文共 2 篇：",
            "2024 年被退稿的論文共 2 篇：",
        ),
        (("2014",), "2 papers of 2014:", "2014 年的论文共 2 篇：", "2014 年的論文共 2 篇："),
        (
            ("气候变化",),
            "2 papers matching “气候变化”:",
            "符合“气候变化”的论文共 2 篇：",
            "符合「氣候變化」的論文共 2 篇：",
        ),
        (
            (),
            "What the base holds on the 2 papers that you name:",
            "你提到的 2 篇论文，资料库里是这样记的：",
            "你提到的 2 篇論文，資料庫裡是這樣記的：",
        ),
    ],
)
def test_a_list_says_how_many_of_what(
    filters: tuple[str, ...], english: str, simplified: str, traditional: str
):
    listing = Listing((DSN, PAIR), filters, 0.8, Why())
    assert headlines(listing) == [english, simplified, traditional]


def test_a_list_of_one_and_of_other_things_than_papers():
    assert headlines(Listing((DSN,), ("rejected",), 0.8, Why()))[0] == "1 paper rejected:"
    assert headlines(Listing((DSN, TALE), ("Zhuowen Tu",), 0.8, Why())) == [
        "2 stories about Zhuowen Tu:",
        "关于屠卓文的故事共 2 个：",
        "關於屠卓文的故事共 2 則：",
    ]


def test_a_list_holds_an_entry_and_a_source_for_each_story():
    reply = compose(Listing((PAIR, DSN), (), 0.8, Why(("CVPR",))), EN, BASE)
    assert reply.kind == "list"
    assert reply.body.splitlines() == [
        "1. Two papers on words: Two papers about words.",
        "2. Deeply-Supervised Nets: Turned down by NIPS, honoured by AISTATS.",
    ]
    assert reply.story_ids == ("pair", "dsn")
    assert [str(source.url) for source in reply.sources] == ["https://example.org/site"]
    assert reply.why == "matched: CVPR"


def test_suggestions_ask_back():
    both = Suggestions((DSN, PAIR), 0.4, Why())
    assert headlines(both) == [
        "I'm not sure which one you mean. Is it one of these?",
        "不太确定你问的是哪一个，是下面其中之一吗？",
        "不太確定你問的是哪一個，是下面其中之一嗎？",
    ]
    assert headlines(Suggestions((DSN,), 0.4, Why()))[0] == (
        "I'm not sure what you mean. Is it this?"
    )
    reply = compose(both, HANS, BASE)
    assert [choice.label for choice in reply.choices] == ["深度监督网络", "两篇词的论文"]
    assert reply.story_ids == ("dsn", "pair")


@pytest.mark.parametrize(
    ("nothing", "english", "simplified", "traditional"),
    [
        (
            Nothing(Reason.EMPTY, 1, Why()),
            (
                "What would you like to know? Ask about a paper that was turned down, or one "
                "that won a prize, in a few words."
            ),
            "想了解什么？用几个词问我某篇被拒或获奖的论文就行。",
            "想了解什麼？用幾個詞問我某篇被退稿或得獎的論文就行。",
        ),
        (
            Nothing(Reason.OFF_TOPIC, 1, Why()),
            "That is beyond me: I only know stories of rejected and awarded papers.",
            "这个我答不上来：我只知道论文被拒和获奖的故事。",
            "這個我答不上來：我只知道論文退稿和得獎的故事。",
        ),
        (
            Nothing(Reason.OWN_PAPER, 1, Why()),
            (
                "I can't help with a paper of your own, but you are in good company: ask me "
                "“which rejected papers went on to win a prize?”"
            ),
            (
                "你自己的论文我帮不上忙，不过好论文被拒的多的是："
                "不妨问我“哪些被拒的论文后来得了奖”。"
            ),
            (
                "你自己的論文我幫不上忙，不過被退過稿的好論文多得是："
                "不妨問我「哪些被退稿的論文後來得獎」。"
            ),
        ),
        (
            Nothing(Reason.UNKNOWN_NAME, 1, Why(unknown=("ResNet",))),
            "The base holds nothing on ResNet, and I'd rather not guess.",
            "资料库里没有 ResNet 的记录，我就不乱猜了。",
            "資料庫裡沒有 ResNet 的紀錄，我就不亂猜了。",
        ),
        (
            Nothing(Reason.UNKNOWN_NAME, 1, Why(unknown=("ResNet", "王小明"))),
            "The base holds nothing on ResNet and 王小明, and I'd rather not guess.",
            "资料库里没有 ResNet 和王小明的记录，我就不乱猜了。",
            "資料庫裡沒有 ResNet 和王小明的紀錄，我就不亂猜了。",
        ),
        (
            Nothing(Reason.UNKNOWN_NAME, 1, Why(unknown=("\u200b",))),
            "You name something that the base doesn't hold, and I'd rather not guess.",
            "你提到的内容资料库里没有收录，我就不乱猜了。",
            "你提到的內容資料庫裡沒有收錄，我就不亂猜了。",
        ),
        (
            Nothing(Reason.NOT_HELD, 1, Why(("Saining Xie", "2024"))),
            "The base has something on Saining Xie, but not that.",
            "资料库里有谢赛宁的内容，但没有你问的这一点。",
            "資料庫裡有謝賽寧的內容，但沒有你問的這一點。",
        ),
        (
            Nothing(Reason.NOT_HELD, 1, Why()),
            "The base doesn't say that.",
            "资料库里没有记载这一点。",
            "資料庫裡沒有記載這一點。",
        ),
        (
            Nothing(Reason.UNTOLD, 1, Why(), ("女科学家", "Google")),
            (
                "The base can't pick stories by “女科学家 and Google”. "
                "Ask by venue, year, person, prize, field or outcome."
            ),
            (
                "资料库没法按“女科学家和 Google”来挑。"
                "可以按会议或期刊、年份、人、奖项、研究方向、结果来问。"
            ),
            (
                "資料庫沒辦法依「女科學家和 Google」來挑。"
                "可以依會議或期刊、年份、人、獎項、研究領域、結果來問。"
            ),
        ),
        (
            Nothing(Reason.NOTHING_FITS, 1, Why(), filters=("rejected", "ICML", "2031")),
            "The base holds no papers rejected by ICML 2031.",
            "资料库里没有被 ICML 2031 拒稿的论文。",
            "資料庫裡沒有被 ICML 2031 退稿的論文。",
        ),
    ],
)
def test_having_nothing_says_kindly_what_is_not_there(
    nothing: Nothing, english: str, simplified: str, traditional: str
):
    assert headlines(nothing) == [english, simplified, traditional]


def test_a_no_in_doubt_says_no_more_than_that_nothing_was_found():
    assert headlines(Nothing(Reason.NOT_FOUND, 1, Why(matched=("DSN",)), close=(DSN,))) == [
        "I don't find an answer to that in the base.",
        "我没在资料库里找到答案。",
        "我在資料庫裡沒找到答案。",
    ]


def test_close_stories_are_offered_only_when_there_are_any():
    alone = compose(Nothing(Reason.OFF_TOPIC, 1, Why()), EN, BASE)
    assert (alone.body, alone.choices, alone.story_ids) == ("", (), ())
    close = compose(Nothing(Reason.OFF_TOPIC, 1, Why(), close=(DSN,)), EN, BASE)
    assert close.body == "Perhaps this helps:"
    assert close.story_ids == ("dsn",)


def test_words_of_the_asker_are_echoed_short_and_on_one_line():
    noise = Nothing(Reason.UNKNOWN_NAME, 1, Why(unknown=("a\n\x1b[2J" + "b" * 5000, "c", "d", "e")))
    said = compose(noise, EN, BASE).headline
    assert "\n" not in said
    assert "\x1b" not in said
    assert len(said) < 150


def test_an_unknown_name_is_quoted_in_the_script_of_the_reply():
    read, typed = (
        headlines(Nothing(Reason.UNKNOWN_NAME, 1, Why(unknown=(name,))))
        for name in ("诺贝尔文学奖", "諾貝爾文學獎")
    )
    assert "诺贝尔文学奖" in read[1]
    assert "諾貝爾文學獎" in read[2]
    assert all("諾貝爾文學獎" in headline for headline in typed)
