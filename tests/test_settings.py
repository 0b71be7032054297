"""Settings: what is read from where, and what somebody who put a wrong one is told."""

from pathlib import Path

import pytest

from bot.language import Language
from bot.settings import Settings, SettingsError, load_settings

TOKEN = "MTk4NjIyNDgzNDcx.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105  # nobody's
ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / ".env.example"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and an environment without our variables."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def test_nothing_has_to_be_set():
    settings = load_settings()
    assert settings.discord_token is None
    assert settings.facts_dir == ROOT / "facts"
    assert settings.default_language is Language.EN
    assert settings.log_level == "INFO"


def test_the_environment_comes_before_the_file(place: Path, monkeypatch: pytest.MonkeyPatch):
    (place / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\nLOG_LEVEL=debug\nDEFAULT_LANGUAGE=\n")
    monkeypatch.setenv("LOG_LEVEL", "warning")
    settings = load_settings()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == TOKEN
    assert settings.log_level == "WARNING"
    assert settings.default_language is Language.EN


def test_a_file_saved_by_notepad_is_read(place: Path):
    (place / ".env").write_text("LOG_LEVEL=ERROR\n", "utf-8-sig")
    assert load_settings().log_level == "ERROR"


@pytest.mark.parametrize("given", ["11, 22", "11,22", " 11 22 "])
def test_ids_are_listed_with_commas_between(monkeypatch: pytest.MonkeyPatch, given: str):
    monkeypatch.setenv("CURATOR_SERVERS", given)
    assert load_settings().curator_servers == (11, 22)


WRONG = {
    "DISCORD_TOKEN": "is not a bot token (three parts with dots between); "
    "put the token from your application's Bot page, or nothing to run the demo",
    "FACTS_DIR": "holds no folder `stories`; "
    "put the path of a folder with facts: one that holds `stories/`",
    "CURATOR_SERVERS": "is not valid; put ids of Discord servers, with commas between",
    "CURATOR_ROLES": "is not valid; put ids of roles, with commas between",
    "LOG_CHANNEL": "is not valid; put the id of a channel, or nothing",
    "REVIEW_CHANNEL": "is not valid; put the id of a channel, or nothing",
    "QUEUE_DAYS": "is not valid; put a number of days from 1 to 3650",
    "DEFAULT_LANGUAGE": "is not valid; put one of en, zh-Hans, zh-Hant",
    "LOG_LEVEL": "is not valid; put one of DEBUG, INFO, WARNING, ERROR",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_one_line_that_says_what_to_put(
    monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setenv(name, "rubbish")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == f"{name}: {WRONG[name]}"


def test_all_wrong_values_are_told_at_once(place: Path):
    (place / ".env").write_text("LOG_LEVEL=loud\nDEFAULT_LANGUAGE=fr\n")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["DEFAULT_LANGUAGE", "LOG_LEVEL"]


def test_a_file_in_another_encoding_is_named(place: Path):
    (place / ".env").write_text("LOG_LEVEL=INFO", "utf-16")
    with pytest.raises(SettingsError, match=r"^\.env: is not a text in UTF-8"):
        load_settings()


def test_the_token_is_never_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert TOKEN not in repr(load_settings())


def example() -> dict[str, str]:
    """The settings of `.env.example`, each with the comment above it in front of its value."""
    settings: dict[str, str] = {}
    comment: list[str] = []
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            comment.append(line.strip("# "))
        elif "=" in line:
            name, value = line.split("=", 1)
            settings[name] = f"{' '.join(comment)}|{value}"
        if not line.startswith("#"):
            comment = []
    return settings


def test_the_example_documents_every_setting_with_its_default():
    documented = example()
    assert documented.keys() == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        comment, value = documented[name.upper()].split("|")
        assert value == ("" if field.default in (None, ()) else str(field.default))
        assert field.description is not None
        assert comment.startswith(field.description)


def test_the_example_can_be_used_as_it_is(place: Path):
    unset = load_settings()
    (place / ".env").write_bytes(EXAMPLE.read_bytes())
    assert load_settings() == unset
    (place / "facts" / "stories").mkdir(parents=True)
    assert load_settings().facts_dir == Path("facts")  # what is here comes first
