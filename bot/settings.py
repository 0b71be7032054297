"""Typed settings, read from the environment and from `.env` in the working directory."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.language import Language

ENV_FILE = Path(".env")
SHIPPED_FACTS = Path(__file__).resolve().parent.parent / "facts"

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


class SettingsError(Exception):
    """A setting is malformed; each line of the text names one, and says what to put."""


def _listed(value: object) -> object:
    return re.split(r"[\s,]+", value.strip()) if isinstance(value, str) else value


DiscordId = Annotated[int, Field(ge=1, lt=2**63)]
DiscordIds = Annotated[tuple[DiscordId, ...], NoDecode, BeforeValidator(_listed)]


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


class Settings(BaseSettings):
    """What can be set; a field's variable is its name in capitals.

    A field's title says what to put there; `load_settings` tells it to whoever put something
    else. Variables that are empty count as not set.
    """

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",  # Notepad likes to begin a file with a mark
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    discord_token: SecretStr | None = Field(
        default=None,
        title="the token from your application's Bot page, or nothing to run the demo",
        description="The bot's token: Discord Developer Portal, your application, Bot, Reset Token",
    )
    facts_dir: Path = Field(
        default=Path("facts"),
        title="the path of a folder with facts: one that holds `stories/`",
        description="The folder with the base: stories, people, venues, awards, topics",
    )
    data_dir: Path = Field(
        default=Path("data"),
        title="the path of a folder that the bot may write to",
        description="The folder for what the bot notes down for itself; made when needed",
    )
    curator_servers: DiscordIds = Field(
        default=(),
        title="ids of Discord servers, with commas between",
        description="The servers whose moderators may change facts; none: nobody may, in Discord",
    )
    curator_roles: DiscordIds = Field(
        default=(),
        title="ids of roles, with commas between",
        description="The roles that may change facts there; none: whoever may manage the server",
    )
    log_channel: DiscordId | None = Field(
        default=None,
        title="the id of a channel, or nothing",
        description="The channel in which every change of a fact is told",
    )
    review_channel: DiscordId | None = Field(
        default=None,
        title="the id of a channel, or nothing",
        description="The channel in which members' suggestions are decided on; none: no /suggest",
    )
    queue_days: int = Field(
        default=90,
        ge=1,
        le=3650,
        title="a number of days from 1 to 3650",
        description="For how many days the queue keeps a question that nobody asks again",
    )
    default_language: Language = Field(
        default=Language.EN,
        title="one of en, zh-Hans, zh-Hant",
        description="The language of replies where neither the question nor Discord tells",
    )
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = Field(
        default="INFO",
        title="one of DEBUG, INFO, WARNING, ERROR",
        description="How much goes to the log",
    )

    @field_validator("discord_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("is not a bot token (three parts with dots between)")
        return token

    @field_validator("facts_dir")
    @classmethod
    def _holds_stories(cls, folder: Path) -> Path:
        """Return the folder as seen from here, else from the bot's own: facts come with it."""
        for place in (folder, SHIPPED_FACTS.parent / folder):
            if (place / "stories").is_dir():
                return place
        raise ValueError("holds no folder `stories`")


def load_settings() -> Settings:
    """Return the settings of this process.

    Raises SettingsError with one line for each variable that is wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_lines(error))) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE}: is not a text in UTF-8; save it as UTF-8") from None


def _lines(error: ValidationError) -> list[str]:
    """One line for each problem; never the value itself, which may be a secret."""
    lines: list[str] = []
    for problem in error.errors(include_url=False):
        name = str(problem["loc"][0])
        wrong = str(problem["ctx"]["error"]) if problem["type"] == "value_error" else "is not valid"  # pyright: ignore[reportTypedDictNotRequiredAccess]
        lines.append(f"{name.upper()}: {wrong}; put {Settings.model_fields[name].title}")
    return lines
