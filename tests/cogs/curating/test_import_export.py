"""Facts in and out of Discord as files."""

import io
import zipfile

from simcord import InteractionResult

from bot.curation.changes import entry_of
from bot.knowledge.reading import read_files
from tests.cogs.curating.acting import pick, press, seen, story_of, story_text, verbs
from tests.simulated import Home, publish


async def send(home: Home, name: str, raw: bytes, **options: str) -> InteractionResult:
    return await home.mod.slash(home.channel, "fact import", file=(name, raw), **options)


async def test_a_story_goes_out_and_comes_back_changed(home: Home):
    out = await home.mod.slash(home.channel, "fact export", story="gan")
    assert out.ephemeral
    assert out.response
    [file] = out.response.attachments
    assert file.filename == "gan.yaml"
    raw = await file.read()
    assert raw.decode() == story_text(home)
    changed = raw.replace(b"support: confirmed", b"support: disputed", 1)
    result = await send(home, "gan.yaml", changed, why="the reviewers' own words")
    text = seen(result.response)
    assert "Draft: import 1 files" in text
    assert "~~confirmed~~ → **disputed**" in text
    await press(home.mod, result.response, "publish")
    assert story_of(home).support == "disputed"
    [change] = await home.bot.base.history(limit=1)
    assert (change.door, change.why) == ("import", "the reviewers' own words")


async def test_the_base_goes_out_as_a_zip_that_reads_as_the_same(home: Home):
    result = await home.mei.slash(home.channel, "fact export")
    assert result.response
    [file] = result.response.attachments
    with zipfile.ZipFile(io.BytesIO(await file.read())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files == home.bot.base.live.reading.files
    assert read_files(files).snapshot == home.bot.answerer.snapshot


async def test_several_stories_are_one_change(home: Home):
    stories = {
        i: story_text(home, i).replace("kind:", f"id: {i}\nkind:", 1) for i in ("gan", "dit")
    }
    raw = "---\n".join(text.replace("support: ", "support:  ") for text in stories.values())
    raw = raw.replace("support:  confirmed", "support: disputed").replace(
        "support:  reported", "support: disputed"
    )
    result = await send(home, "two.yaml", raw.encode())
    assert "**gan**: changed" in seen(result.response)
    assert "**dit**: changed" in seen(result.response)
    await pick(home.mod, result.response, "look", "dit")
    assert "Scalable Diffusion Models" in seen(result.response)
    await press(home.mod, result.response, "publish")
    [change] = await home.bot.base.history(limit=1)
    assert len(change.revisions) == 2
    assert change.why == "imported from two.yaml"


async def test_a_file_with_errors_changes_nothing_and_says_where(home: Home):
    text = story_text(home).replace("support: confirmed", "support: certain", 1)
    line = text[: text.index("support: certain")].count("\n") + 1
    result = await send(home, "gan.yaml", text.encode())
    assert f"`stories/gan.yaml:{line}` `support`" in seen(result.response)
    assert "publish" not in verbs(result.response)


async def test_a_file_that_is_none_of_ours_is_refused(home: Home):
    for name, raw, expected in (
        ("x.yaml", b"- a\n- b\n", "`field: value`"),
        ("x.zip", b"PK\x03\x04 and no more", "can't be unzipped"),
        ("Bad Name.yaml", b"kind: paper\n", "can't be an id"),
        ("empty.yaml", b"", "empty"),
    ):
        result = await send(home, name, raw)
        text = seen(result.response)
        assert "can't be imported" in text
        assert expected in text
        assert verbs(result.response) == set()


async def test_a_zip_with_a_way_out_of_the_folder_is_refused(home: Home):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("stories/../../evil.yaml", b"x: y")
    result = await send(home, "facts.zip", packed.getvalue())
    assert "doesn't belong in a base" in seen(result.response)


async def test_too_large_a_file_is_refused_unread(home: Home):
    result = await send(home, "big.yaml", b"#" * (8 * 1024 * 1024 + 1))
    assert "larger than 8 MB" in seen(result.response)
    assert len(home.env.errors) == 1


async def test_a_file_that_the_base_holds_changes_nothing(home: Home):
    result = await send(home, "gan.yaml", story_text(home).encode())
    assert "Nothing would change" in seen(result.response)
    assert len(home.env.errors) == 1


async def test_more_problems_than_a_message_holds_come_as_a_file(home: Home):
    nonsense = "".join(f"nonsense-number-{number}: x\n" for number in range(90))
    result = await send(home, "gan.yaml", (story_text(home) + nonsense).encode())
    assert "more" in seen(result.response)
    assert result.response
    [file] = result.response.attachments
    assert (await file.read()).decode().count("nonsense-number-") >= 90


async def test_a_story_changed_since_the_import_was_looked_at_is_not_overwritten(home: Home):
    changed = story_text(home).replace("support: confirmed", "support: disputed", 1)
    result = await send(home, "gan.yaml", changed.encode())
    other = story_text(home).replace("kind: paper", "kind: tale", 1)
    await publish(home.bot.base, {entry_of("gan"): other.encode()})
    await press(home.mod, result.response, "publish")
    assert "was changed while you were writing" in seen(result.response)
    await press(home.mod, result.response, "merge")
    await press(home.mod, result.response, "publish")
    assert (story_of(home).kind, story_of(home).support) == ("tale", "disputed")
