"""What an answer says first, in three languages."""

from typing import Any

import pytest

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Event, Story
from bot.language import Language
from bot.matching.outcome import Answer, Why
from bot.replies.compose import compose
from bot.replies.reply import Reply
from tests.replies.base import (
    ACCEPTED,
    AWARDED,
    BASE,
    DSN,
    NIPS_REJECTED,
    NOT_ICML,
    PAGES,
    PAIR,
    PREPRINT,
    PRINTED,
    SCORES,
    TALE,
)


def reply(language: Language = Language.EN, story: Story = DSN, **answer: Any) -> Reply:
    return compose(Answer(story, 0.9, Why(("DSN", "NIPS")), **answer), language, BASE)


@pytest.mark.parametrize(
    ("answer", "english", "simplified", "traditional"),
    [
        pytest.param(
            {},
            "Turned down by NIPS, honoured by AISTATS.",
            "被 NIPS 拒稿，却被 AISTATS 授奖。",
            "被 NIPS 拒稿，卻被 AISTATS 授獎。",
            id="the summary, when nothing in particular is asked",
        ),
        pytest.param(
            {"asked": Attribute.SCORES, "detail": SCORES},
            "8, 8 and 6.5, Xie says.",
            "据谢赛宁说：8、8、6.5。",
            "據謝賽寧說：8、8、6.5。",
            id="a detail",
        ),
        pytest.param(
            {"detail": PAGES, "also": SCORES},
            "It is on pages 562 to 570. 8, 8 and 6.5, Xie says.",
            "在论文集第 562–570 页。据谢赛宁说：8、8、6.5。",
            "在論文集第 562–570 頁。據謝賽寧說：8、8、6.5。",
            id="two details, where either may be meant",
        ),
        pytest.param(
            {"detail": SCORES, "also": SCORES.model_copy(update={"sources": ("site",)})},
            "8, 8 and 6.5, Xie says.",
            "据谢赛宁说：8、8、6.5。",
            "據謝賽寧說：8、8、6.5。",
            id="only one of two that say the same",
        ),
        pytest.param(
            {"asked": Attribute.SCORES, "detail": SCORES, "correction": NOT_ICML},
            "It was NIPS, not ICML.",
            "拒掉它的是 NIPS，不是 ICML。",
            "拒掉它的是 NIPS，不是 ICML。",
            id="a false premise before all else",
        ),
        pytest.param(
            {"asked": Attribute.SCORES},
            "DSN was rejected by NIPS 2014 with scores of 8/8/6.5.",
            "深度监督网络被 NIPS 2014 拒稿（审稿分 8/8/6.5）。",
            "深度監督網路被 NIPS 2014 退稿（審查分數 8/8/6.5）。",
            id="scores",
        ),
        pytest.param(
            {"asked": Attribute.AUTHORS},
            "“Deeply-Supervised Nets” is by Chen-Yu Lee, Saining Xie and Zhuowen Tu.",
            "“Deeply-Supervised Nets”的作者是 Chen-Yu Lee、谢赛宁和屠卓文。",
            "「Deeply-Supervised Nets」的作者是 Chen-Yu Lee、謝賽寧和屠卓文。",
            id="authors",
        ),
        pytest.param(
            {"asked": Attribute.AUTHORS, "story": PAIR},
            (
                "“First Words” is by Zhuowen Tu.\n"
                "“Last Words” is by Saining Xie and Nobody Registered."
            ),
            "“First Words”的作者是屠卓文。\n“Last Words”的作者是谢赛宁和 Nobody Registered。",
            "「First Words」的作者是屠卓文。\n「Last Words」的作者是謝賽寧和 Nobody Registered。",
            id="authors of two papers, one of them not registered",
        ),
        pytest.param(
            {"asked": Attribute.WHEN},
            "DSN was accepted by AISTATS 2015.",
            "深度监督网络被 AISTATS 2015 接收。",
            "深度監督網路獲 AISTATS 2015 接受。",
            id="a bare when",
        ),
        pytest.param(
            {"asked": Attribute.WHEN, "events": (NIPS_REJECTED,)},
            "DSN was rejected by NIPS 2014 (September 2014).",
            "深度监督网络被 NIPS 2014 拒稿（2014 年 9 月）。",
            "深度監督網路被 NIPS 2014 退稿（2014 年 9 月）。",
            id="when something happened",
        ),
        pytest.param(
            {"asked": Attribute.WHEN, "events": (PREPRINT,)},
            "DSN went up on arXiv (18 September 2014).",
            "深度监督网络发布在 arXiv 上（2014 年 9 月 18 日）。",
            "深度監督網路發布在 arXiv 上（2014 年 9 月 18 日）。",
            id="when to the day",
        ),
        pytest.param(
            {"asked": Attribute.WHEN, "events": (PRINTED,)},
            "DSN was published in JMLR (April 2016).",
            "深度监督网络发表于 JMLR（2016 年 4 月）。",
            "深度監督網路發表於 JMLR（2016 年 4 月）。",
            id="when in a journal, whose year is said once",
        ),
        pytest.param(
            {"asked": Attribute.WHERE, "events": (AWARDED,)},
            "DSN won the Test of Time Award at AISTATS 2025.",
            "深度监督网络获得 AISTATS 2025 的时间检验奖。",
            "深度監督網路獲得 AISTATS 2025 的時間檢驗獎。",
            id="where something happened",
        ),
        pytest.param(
            {"asked": Attribute.REASON},
            "The reason given by NIPS 2014: Too incremental.",
            "NIPS 2014 给出的理由：增量太小。",
            "NIPS 2014 給出的理由：增量太小。",
            id="reason",
        ),
        pytest.param(
            {"asked": Attribute.AWARD, "story": PAIR},
            "One of the papers was runner-up for the Best Paper Award at CVPR 2014.",
            "其中一篇论文获得 CVPR 2014 的最佳论文奖亚军。",
            "其中一篇論文獲得 CVPR 2014 的最佳論文獎第二名。",
            id="a runner-up's award",
        ),
        pytest.param(
            {"asked": Attribute.PRESENTATION},
            "DSN was accepted by AISTATS 2015 (oral).",
            "深度监督网络被 AISTATS 2015 接收（口头报告）。",
            "深度監督網路獲 AISTATS 2015 接受（口頭報告）。",
            id="presentation",
        ),
        pytest.param(
            {"asked": Attribute.ARXIV},
            "“Deeply-Supervised Nets” is on arXiv as 1409.5185: https://arxiv.org/abs/1409.5185",
            "“Deeply-Supervised Nets”的 arXiv 编号是 1409.5185：https://arxiv.org/abs/1409.5185",
            "「Deeply-Supervised Nets」的 arXiv 編號是 1409.5185：https://arxiv.org/abs/1409.5185",
            id="arXiv",
        ),
        pytest.param(
            {"asked": Attribute.LINK},
            "“Deeply-Supervised Nets”: https://doi.org/10.1000/182",
            "“Deeply-Supervised Nets”：https://doi.org/10.1000/182",
            "「Deeply-Supervised Nets」：https://doi.org/10.1000/182",
            id="link",
        ),
        pytest.param(
            {"asked": Attribute.NEXT},
            "After the rejection by NIPS 2014, DSN went up on arXiv in 2014, was accepted by "
            "AISTATS 2015 (oral) and won the Test of Time Award at AISTATS 2025.",
            "被 NIPS 2014 拒稿后，深度监督网络 2014 年发布在 arXiv 上，被 AISTATS 2015 接收"
            "（口头报告），获得 AISTATS 2025 的时间检验奖。",
            "被 NIPS 2014 退稿後，深度監督網路 2014 年發布在 arXiv 上，獲 AISTATS 2015 接受"
            "（口頭報告），獲得 AISTATS 2025 的時間檢驗獎。",
            id="what came next",
        ),
        pytest.param(
            {"asked": Attribute.NEXT, "story": PAIR},
            "After the rejection by NO SUCH VENUE, one of the papers was runner-up for the "
            "Best Paper Award at CVPR 2014.",
            "被 NO SUCH VENUE 拒稿后，其中一篇论文获得 CVPR 2014 的最佳论文奖亚军。",
            "被 NO SUCH VENUE 退稿後，其中一篇論文獲得 CVPR 2014 的最佳論文獎第二名。",
            id="next after a rejection whose year is inferred",
        ),
        pytest.param(
            {"asked": Attribute.IMPACT},
            "3,000 citations (6 May 2025)",
            "引用超过 3000 次（2025 年 5 月 6 日）",
            "引用超過 3000 次（2025 年 5 月 6 日）",
            id="impact, by the note of its event",
        ),
        pytest.param(
            {"asked": Attribute.CODE},
            "About DSN, the base doesn't say where the code is. Here is the story.",
            "关于深度监督网络，资料库没有记载代码在哪里。以下是目前已知的内容。",
            "關於深度監督網路，資料庫沒有記載程式碼在哪裡。以下是目前已知的內容。",
            id="what the base doesn't say",
        ),
        pytest.param(
            {"lacks_what_is_asked": True},
            "I don't find that in what the base has on DSN. Here is the story.",
            "关于深度监督网络的记载里没有你问的这一点。以下是目前已知的内容。",
            "關於深度監督網路的記載裡沒有你問的這一點。以下是目前已知的內容。",
            id="what it doesn't say and has no name for",
        ),
        pytest.param(
            {"lacks_what_is_asked": True, "nearest": SCORES},
            "The base doesn't seem to say just that; the nearest it has is: "
            "8, 8 and 6.5, Xie says.",
            "资料库里似乎没有正好说到这一点，最接近的记载是：据谢赛宁说：8、8、6.5。",
            "資料庫裡似乎沒有正好說到這一點，最接近的記載是：據謝賽寧說：8、8、6.5。",
            id="what it doesn't say, and what comes near",
        ),
        pytest.param(
            {"asked": Attribute.SCORES, "events": (ACCEPTED,)},
            "About DSN, the base doesn't say what scores it got. Here is the story.",
            "关于深度监督网络，资料库没有记载审稿得分。以下是目前已知的内容。",
            "關於深度監督網路，資料庫沒有記載審查分數。以下是目前已知的內容。",
            id="no scores of another event than the one asked about",
        ),
        pytest.param(
            {"unfounded": Event.model_validate({"type": "rejected", "venue": "icml"})},
            "The base records no rejection of DSN by ICML. What it does record: DSN was rejected "
            "by NIPS 2014 with scores of 8/8/6.5.",
            "资料库里没有深度监督网络被 ICML 拒稿的记录。资料库里有的记录是：深度监督网络被 "
            "NIPS 2014 拒稿（审稿分 8/8/6.5）。",
            "資料庫裡沒有深度監督網路被 ICML 退稿的紀錄。資料庫裡有的紀錄是：深度監督網路被 "
            "NIPS 2014 退稿（審查分數 8/8/6.5）。",
            id="an event that isn't recorded, and one like it that is",
        ),
        pytest.param(
            {
                "unfounded": Event.model_validate({"type": "withdrawn", "date": "2015"}),
                "asked": Attribute.REASON,
            },
            "The base records no withdrawal of DSN in 2015.",
            "资料库里没有深度监督网络在 2015 年撤稿的记录。",
            "資料庫裡沒有深度監督網路在 2015 年撤稿的紀錄。",
            id="an event that isn't recorded, and none like it",
        ),
        pytest.param(
            {"unfounded": Event.model_validate({"type": "awarded", "award": "best-paper"})},
            "The base records no Best Paper Award for DSN. What it does record: DSN won the "
            "Test of Time Award at AISTATS 2025.",
            "资料库里没有深度监督网络获得最佳论文奖的记录。资料库里有的记录是：深度监督网络获得 "
            "AISTATS 2025 的时间检验奖。",
            "資料庫裡沒有深度監督網路獲得最佳論文獎的紀錄。資料庫裡有的紀錄是：深度監督網路獲得 "
            "AISTATS 2025 的時間檢驗獎。",
            id="an award that isn't recorded",
        ),
        pytest.param(
            {"story": TALE, "unfounded": Event.model_validate({"type": "rejected"})},
            "The base records nothing of the kind in this story.",
            "资料库里，这个故事没有这样的记录。",
            "資料庫裡，這則故事沒有這樣的紀錄。",
            id="an event in a story that is no paper's",
        ),
    ],
)
def test_the_first_line(answer: dict[str, Any], english: str, simplified: str, traditional: str):
    said = [reply(language, **answer).headline for language in Language]
    assert said == [english, simplified, traditional]
