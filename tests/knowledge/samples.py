"""A small base without a problem, and what is said of it once something is changed."""

from collections.abc import Mapping

import pytest

from bot.knowledge.check import Finder, check
from bot.knowledge.reading import Reading, read_files

STORY = """\
kind: paper
title:
  en: Deeply-Supervised Nets
  zh: 深度监督网络
support: confirmed
names:
  - DSN
  - {name: deep, ambiguous: true}
papers:
  - title: Deeply-Supervised Nets
    authors: [saining-xie]
    arxiv: "1409.5185"
topics: [deep-supervision]
summary:
  en: Rejected by NIPS, honoured ten years later.
  zh: 被 NIPS 拒稿，十年后获奖。
text:
  en: The paper went on to AISTATS.
  zh: 论文后来发表在 AISTATS。
events:
  - type: rejected
    venue: neurips
    date: "2014"
    scores: [8, 8, 7]
    sources: [talk]
  - type: awarded
    venue: aistats
    date: 2025-05-03
    award: test-of-time
details:
  - about: scores
    answer:
      en: It was scored 8/8/7.
      zh: 得分是 8/8/7。
    asked:
      en: [what scores did it get]
      zh: [拿了几分]
    sources: [talk]
sources:
  - id: talk
    url: https://example.org/talk
    title: A talk
    publisher: Example
questions:
  en: [was DSN rejected, who turned DSN down, the paper with 8/8/7]
  zh: [DSN 被拒了吗, 谁拒了 DSN, 得 8/8/7 还被拒的论文]
"""

# A second story; it shares nothing with the first.
OTHER_STORY = """\
kind: advice
title: {en: Never give up, zh: 永不放弃}
support: reported
names: [perseverance talk]
people: [yann-lecun]
summary: {en: LeCun says to go on., zh: 杨立昆说要坚持。}
text: {en: He said so in a post., zh: 他在帖子里这样说。}
sources: [{id: post, url: "https://example.org/post", title: A post, publisher: Example}]
questions:
  en: [what does LeCun advise, should I give up, advice for the rejected]
  zh: [杨立昆有什么建议, 我该放弃吗, 被拒了怎么办]
"""

REGISTRIES = {
    "people.yaml": "saining-xie: {name: {en: Saining Xie, zh: 谢赛宁}}\n"
    "yann-lecun: {name: {en: Yann LeCun, zh: 杨立昆}, aliases: [LeCun]}\n",
    "venues.yaml": "neurips: {name: {en: NeurIPS}, former: {name: NIPS, until: 2017}}\n"
    "aistats: {name: {en: AISTATS}}\n"
    "cvpr: {name: {en: CVPR}}\n",
    "awards.yaml": "test-of-time: {name: {en: Test of Time Award, zh: 时间检验奖}}\n",
    "topics.yaml": "deep-supervision: {name: {en: deep supervision, zh: 深度监督}}\n",
}

FILES = {**REGISTRIES, "stories/dsn.yaml": STORY, "stories/never-give-up.yaml": OTHER_STORY}


def reading_of(changes: Mapping[str, str | bytes] | None = None) -> Reading:
    """The base with some files put in the place of its own, or added to them."""
    files = {**FILES, **(changes or {})}
    return read_files({k: v if isinstance(v, bytes) else v.encode() for k, v in files.items()})


def said_of(changes: Mapping[str, str | bytes], finder: Finder | None = None) -> list[str]:
    """What the check says of the base with `changes`, as a curator reads it."""
    return [str(problem) for problem in check(reading_of(changes), finder)]


def said_after(old: str, new: str) -> list[str]:
    """What the check says once `old` in the first story reads `new`."""
    assert STORY.count(old) == 1, f"{old!r} must stand in the story exactly once"
    return said_of({"stories/dsn.yaml": STORY.replace(old, new)})


def case(name: str, old: str, new: str, *said: str):
    """A parameter set: what is replaced in the first story, by what, and all that is said of it.

    Problems are given without the story's file name, which all of them start with.
    """
    return pytest.param(old, new, [f"stories/dsn.yaml:{line}" for line in said], id=name)
