"""Which language a Discord locale means."""

import discord
import pytest
from discord.enums import try_enum

from bot.language import Language
from bot.localisation import language_of


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", Language.EN),
        ("en-GB", Language.EN),
        ("zh-CN", Language.ZH_HANS),
        ("zh-TW", Language.ZH_HANT),
        ("zh-HK", Language.ZH_HANT),  # not one of Discord's, so far
        ("zh", Language.ZH_HANS),
        ("de", Language.ZH_HANT),  # the default
    ],
)
def test_locales(tag: str, expected: Language):
    locale = try_enum(discord.Locale, tag)
    assert language_of(locale, default=Language.ZH_HANT) is expected
