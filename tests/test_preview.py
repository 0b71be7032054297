"""The demo's page, used over HTTP the way a browser uses it."""

import asyncio
import os
import re
import socket
import sys
import uuid
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.curation.live import Live
from bot.knowledge.reading import read
from bot.preview import PreviewUnavailableError, run_preview
from bot.preview.page import serve
from bot.preview.world import with_mentions
from bot.settings import Settings

ROOT = str(Path(__file__).resolve().parent.parent)
FACTS = Path(ROOT, "facts")
ANY_PORT = 0
SETTINGS = Settings(discord_token=None, facts_dir=FACTS)
Json = dict[str, Any]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def live() -> Live:
    return Live(read(FACTS))


@dataclass
class Browser:
    """A browser with the page open, as one of its viewers."""

    session: aiohttp.ClientSession
    state: Json
    sequence: int = 0

    @property
    def _headers(self) -> dict[str, str]:
        return {"X-Simcord-Context": self.state["context"]["id"]}

    @property
    def messages(self) -> list[Json]:
        return [self.state["messages"][number] for number in self.state["timeline"]]

    async def act(self, kind: str, **fields: Any) -> Json:
        self.sequence += 1
        body = {
            "protocol_version": 3,
            "sequence": self.sequence,
            "request_id": str(uuid.uuid4()),
            "generation": self.state["context"]["generation"],
            "bot_generation": self.state["botGeneration"],
            "published_revision": self.state["publishedRevision"],
            "kind": kind,
            **fields,
        }
        async with self.session.post("/api/action", json=body, headers=self._headers) as response:
            receipt: Json = await response.json()
        assert receipt.get("settlement") == "settled", receipt
        async with self.session.get("/api/state", headers=self._headers) as response:
            self.state = await response.json()
        return receipt

    async def ask(self, **options: str) -> Json:
        """Use `/ask`."""
        return await self.run("ask", **options)

    async def run(self, name: str, **options: str) -> Json:
        """Use a command."""
        async with self.session.get("/api/commands", headers=self._headers) as response:
            catalogue: Json = await response.json()
        command = next(entry for entry in catalogue["entries"] if entry["path"] == [name])
        return await self.act(
            "run_command",
            command_id=command["commandId"],
            path=[name],
            schema_fingerprint=command["schemaFingerprint"],
            options=options,
        )


class Page:
    """The running demo."""

    def __init__(self, url: str) -> None:
        self.url, capability = url.split("/#")
        self.session = aiohttp.ClientSession(self.url, headers={"X-Simcord-Capability": capability})

    async def open_as(self, viewer: int) -> Browser:
        """Open the page as the viewer with that place in the list."""
        async with self.session.post("/api/pages", json={}) as response:
            state = await response.json()
        chosen = state["viewers"][viewer]["id"]
        async with self.session.post("/api/pages", json={"viewer_id": chosen}) as response:
            return Browser(self.session, await response.json())


@asynccontextmanager
async def running(live: Live, capsys: Capture, port: int = ANY_PORT) -> AsyncGenerator[Page]:
    server = asyncio.create_task(serve(SETTINGS, live, port))
    printed = ""
    while not (address := re.search(r"http://\S+", printed)):
        await asyncio.sleep(0.02)
        printed += capsys.readouterr().out
        if server.done():
            server.result()
    page = Page(address[0])
    try:
        yield page
    finally:
        await page.session.close()
        server.cancel()
        await asyncio.gather(server, return_exceptions=True)


def text_of(message: Json) -> str:
    """Everything that can be read in a message."""
    return str((message["content"], message.get("embeds")))


async def test_the_page_opens_on_real_exchanges_in_three_languages(live: Live, capsys: Capture):
    async with running(live, capsys) as page:
        _, *asked = (await page.open_as(0)).messages
        authors = [message["author"]["name"] for message in asked]
    assert authors[1::2] == ["Rebuttal"] * 3
    assert [re.split(" · ", name)[1] for name in authors[::2]] == [
        "English",
        "简体中文",
        "繁體中文",
    ]


async def test_a_typed_name_is_a_mention(live: Live, capsys: Capture):
    async with running(live, capsys) as page:
        ada = await page.open_as(0)
        await ada.act("send_message", content="@rebuttal why was DiT rejected")
    assert "lack of novelty" in text_of(ada.messages[-1]).lower()


async def test_each_viewer_is_answered_in_their_own_language(live: Live, capsys: Capture):
    async with running(live, capsys) as page:
        said: list[str] = []
        for viewer in range(3):
            browser = await page.open_as(viewer)
            await browser.ask(question="DiT CVPR 2023")
            said.append(text_of(browser.messages[-1]))
    assert ["DiT down" in said[0], "拒稿" in said[1], "審稿" in said[2] or "拒稿" in said[2]] == [
        True,
        True,
        True,
    ]
    assert "谢赛宁" in said[1]
    assert "謝賽寧" in said[2]


async def test_a_suggestion_and_a_queue_wait_for_the_moderator(live: Live, capsys: Capture):
    async with running(live, capsys) as page:
        robin = await page.open_as(3)
        assert "NIPS 只用了 12 天" in text_of(robin.messages[0])
        assert "joltml.com" in text_of(robin.messages[0])
        await robin.run("queue")
        queue = text_of(robin.messages[-1])
    assert "What I couldn't answer" in queue
    assert queue.index("CatNet") < queue.index("pictures made by noise") < queue.index("實習生")


async def test_the_bot_and_everybody_else_has_a_picture(live: Live, capsys: Capture):
    async with running(live, capsys) as page:
        browser = await page.open_as(3)
        pictures = {message["author"]["avatar"] for message in browser.messages}
        assert len(pictures) == 4
        headers = {"X-Simcord-Context": browser.state["context"]["id"]}
        for picture in pictures:
            async with page.session.get(f"/api/assets/{picture}", headers=headers) as response:
                assert response.content_type == "image/png"


async def test_the_clock_goes_on_while_nothing_happens(live: Live, capsys: Capture):
    async with running(live, capsys) as page:
        ada = await page.open_as(0)
        await asyncio.sleep(1.5)
        asked = datetime.now(UTC)
        await ada.act("send_message", content="@Rebuttal why was DiT rejected")
    shown = datetime.fromisoformat(ada.messages[-1]["timestamp"])
    assert abs((shown - asked).total_seconds()) < 5
    first = datetime.fromisoformat(ada.messages[0]["timestamp"])
    assert shown > first


async def test_a_taken_port_is_passed_over(live: Live, capsys: Capture):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with running(live, capsys, port) as page:
            assert page.url != f"http://127.0.0.1:{port}"
            assert (await page.open_as(0)).messages


def test_a_missing_package_is_named(live: Live, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "simcord", None)
    monkeypatch.delitem(sys.modules, "bot.preview.page")
    monkeypatch.delitem(sys.modules, "bot.preview.repairs")
    with pytest.raises(PreviewUnavailableError, match=r"simcord.*pip install"):
        run_preview(SETTINGS, live)


async def test_the_demo_starts_without_a_token_and_ends_cleanly(tmp_path: Path):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=tmp_path,  # no `.env` there
        env={**os.environ, "DISCORD_TOKEN": "", "FACTS_DIR": str(FACTS), "PYTHONPATH": ROOT},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    async with asyncio.timeout(60):
        line = b"..."
        while line and b"http://127.0.0.1:" not in line:
            line = await process.stdout.readline()
        assert line
        process.terminate()
        _, complaints = await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in complaints
    assert os.listdir(tmp_path) == []  # noqa: PTH208  # it writes nothing where it is started


MENTIONS = {"rebuttal": "<@1>", "rebuttal two": "<@2>"}


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@Rebuttal why", "<@1> why"),
        ("@REBUTTAL why", "<@1> why"),
        ("@Rebuttal谢赛宁", "<@1>谢赛宁"),
        ("＠Rebuttal 谢赛宁", "<@1> 谢赛宁"),
        ("hey @rebuttal, @rebuttal!", "hey <@1>, <@1>!"),
        ("@rebuttal two", "<@2>"),
        ("@rebuttals", "@rebuttals"),
        ("Rebuttal why", "Rebuttal why"),
    ],
)
def test_names_become_mentions(typed: str, sent: str):
    assert with_mentions(typed, MENTIONS) == sent
