"""Discord's locales: which of our languages each one means, and commands' names in them."""

import discord
from discord import app_commands

from bot.language import Language
from bot.replies.catalogue import say

_TRANSLATED = {
    discord.Locale.chinese: Language.ZH_HANS,
    discord.Locale.taiwan_chinese: Language.ZH_HANT,
}
_TRADITIONAL = ("zh-TW", "zh-HK", "zh-MO", "zh-Hant")


def language_of(locale: discord.Locale, default: Language) -> Language:
    """Return the language for a reader whose client is set to `locale`.

    `default` is for locales in none of the bot's languages.
    """
    tag = str(locale.value)
    if tag.startswith(_TRADITIONAL):
        return Language.ZH_HANT
    if tag.startswith("zh"):
        return Language.ZH_HANS
    return Language.EN if tag.startswith("en") else default


def localised(key: str) -> app_commands.locale_str:
    """Return the message `key` for a command's name or description, in every language."""
    return app_commands.locale_str(say(Language.EN, key), key=key)


class CatalogueTranslator(app_commands.Translator):
    """Translates what `localised` marked, from the message catalogues."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002  # discord.py's signature
    ) -> str | None:
        """Return `string` in the language of `locale`, None for Discord to show the English."""
        language = _TRANSLATED.get(locale)
        key = string.extras.get("key")
        return say(language, key) if language and isinstance(key, str) else None
