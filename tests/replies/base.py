"""A small base to reply from: two papers, a prize, a tale; some names aren't registered."""

from bot.knowledge.kinds import VenueKind
from bot.knowledge.model import (
    Award,
    Correction,
    Detail,
    Event,
    Name,
    Person,
    Story,
    Topic,
    Venue,
)
from bot.knowledge.snapshot import Snapshot


def text(en: str, zh: str) -> dict[str, str]:
    return {"en": en, "zh": zh}


NIPS_SUBMITTED = Event.model_validate({"type": "submitted", "venue": "neurips", "date": "2014"})
NIPS_REJECTED = Event.model_validate(
    {
        "type": "rejected",
        "venue": "neurips",
        "date": "2014-09",
        "scores": [8, 8, 6.5],
        "support": "reported",
        "reason": text("Too incremental.", "增量太小。"),
        "sources": ["post"],
    }
)
PREPRINT = Event.model_validate({"type": "published", "venue": "arxiv", "date": "2014-09-18"})
PRINTED = Event.model_validate({"type": "published", "venue": "jmlr", "date": "2016-04"})
ACCEPTED = Event.model_validate(
    {
        "type": "accepted",
        "venue": "aistats",
        "date": "2015",
        "presentation": "oral",
        "sources": ["proceedings"],
    }
)
AWARDED = Event.model_validate(
    {"type": "awarded", "venue": "aistats", "award": "test-of-time", "date": "2025"}
)
IMPACT = Event.model_validate(
    {"type": "impact", "date": "2025-05-06", "note": text("3,000 citations", "引用超过 3000 次")}
)
SCORES = Detail.model_validate(
    {
        "about": "scores",
        "answer": text("8, 8 and 6.5, Xie says.", "据谢赛宁说：8、8、6.5。"),
        "support": "reported",
        "sources": ["post"],
    }
)
PAGES = Detail.model_validate(
    {
        "about": "link",
        "answer": text("It is on pages 562 to 570.", "在论文集第 562–570 页。"),
        "sources": ["proceedings"],
    }
)
NOT_ICML = Correction.model_validate(
    {
        "claim": text("ICML rejected DSN.", "DSN 被 ICML 拒过。"),
        "truth": text("It was NIPS, not ICML.", "拒掉它的是 NIPS，不是 ICML。"),
        "sources": ["proceedings"],
    }
)


def source(name: str) -> dict[str, str]:
    return {
        "id": name,
        "url": f"https://example.org/{name}",
        "title": f"The {name}",
        "publisher": "Example",
    }


DSN = Story.model_validate(
    {
        "id": "dsn",
        "kind": "paper",
        "title": text("Deeply-Supervised Nets", "深度监督网络"),
        "support": "confirmed",
        "names": ["深度监督网络", "DSN"],
        "papers": [
            {
                "title": "Deeply-Supervised Nets",
                "authors": ["chen-yu-lee", "saining-xie", "zhuowen-tu"],
                "arxiv": "1409.5185",
                "doi": "10.1000/182",
            }
        ],
        "summary": text(
            "Turned down by NIPS, honoured by AISTATS.", "被 NIPS 拒稿，却被 AISTATS 授奖。"
        ),
        "text": text("It was Xie's first paper as a student.", "这是谢赛宁读博期间的第一篇论文。"),
        "events": [NIPS_SUBMITTED, NIPS_REJECTED, PREPRINT, ACCEPTED, AWARDED, IMPACT],
        "details": [SCORES],
        "corrections": [NOT_ICML],
        "sources": [source("site"), source("post"), source("proceedings")],
        "questions": {},
    }
)
PAIR = Story.model_validate(
    {
        "id": "pair",
        "kind": "paper",
        "title": text("Two papers on words", "两篇词的论文"),
        "support": "reported",
        "papers": [
            {"title": "First Words", "authors": ["zhuowen-tu"], "url": "https://example.org/first"},
            {"title": "Last Words", "authors": ["saining-xie", "nobody-registered"]},
        ],
        "summary": text("Two papers about words.", "两篇关于词的论文。"),
        "text": text("One of them was turned down.", "其中一篇被拒。"),
        "events": [
            {"type": "rejected", "venue": "no-such-venue", "date": "2013", "inferred": True},
            {
                "type": "awarded",
                "award": "best-paper",
                "venue": "cvpr",
                "date": "2014",
                "rank": "runner-up",
            },
        ],
        "sources": [source("site")],
        "questions": {},
    }
)
TALE = Story.model_validate(
    {
        "id": "tale",
        "kind": "tale",
        "title": text("The paper on a napkin", "写在餐巾纸上的论文"),
        "support": "myth",
        "summary": text("No paper was written on a napkin.", "没有哪篇论文写在餐巾纸上。"),
        "text": text("The tale came up in 2020.", "这个说法出现于 2020 年。"),
        "sources": [source("site")],
        "questions": {},
    }
)
BASE = Snapshot(
    stories={story.id: story for story in (DSN, PAIR, TALE)},
    people={
        "chen-yu-lee": Person(name=Name(en="Chen-Yu Lee")),
        "saining-xie": Person(name=Name(en="Saining Xie", zh="谢赛宁")),
        "zhuowen-tu": Person(name=Name(en="Zhuowen Tu", zh="屠卓文")),
    },
    venues={
        "neurips": Venue.model_validate(
            {"name": {"en": "NeurIPS"}, "former": {"name": "NIPS", "until": "2017"}}
        ),
        "aistats": Venue(name=Name(en="AISTATS")),
        "icml": Venue(name=Name(en="ICML")),
        "cvpr": Venue(name=Name(en="CVPR")),
        "arxiv": Venue(name=Name(en="arXiv")),
        "jmlr": Venue(name=Name(en="JMLR"), kind=VenueKind.JOURNAL),
    },
    awards={
        "test-of-time": Award(name=Name(en="Test of Time Award", zh="时间检验奖")),
        "best-paper": Award(name=Name(en="Best Paper Award", zh="最佳论文奖")),
    },
    topics={"image-generation": Topic(name=Name(en="image generation", zh="图像生成"))},
)
EMPTY = Snapshot(stories={}, people={}, venues={}, awards={}, topics={})
