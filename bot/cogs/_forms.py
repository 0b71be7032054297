"""What forms have in common: they never show an exception, and what was typed isn't lost."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from discord import ui

from bot.client import Interaction, report

OPEN = 24 * 3600  # seconds after which a form that was left open is forgotten
_REOPENS = 15 * 60  # seconds for which Discord lets a private message be used
TITLE = 45  # characters of a form's title


class SafeModal(ui.Modal):
    """A form whose failures reach the user as one sentence."""

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # our client
        """Do what `submitted` does, if the user still may."""
        with interaction.client.under_way():
            try:
                self.check(interaction)
                await self.submitted(interaction)
            except Exception as error:  # noqa: BLE001  # discord.py would only log it
                await report(interaction, error)

    def check(self, interaction: Interaction) -> None:
        """Raise `Refusal` when this user may not send it."""

    @abstractmethod
    async def submitted(self, interaction: Interaction) -> None:
        """Take what was filled in. May raise `Refusal`."""


class Reopening(ui.View):
    """A button that opens a form again, filled with what was typed."""

    def __init__(self, form: Callable[[], ui.Modal], label: str) -> None:
        super().__init__(timeout=_REOPENS)
        self._form = form
        button: ui.Button[Any] = ui.Button(label=label, emoji="✏️")
        button.callback = self._open  # pyright: ignore[reportAttributeAccessIssue]  # our client
        self.add_item(button)

    async def _open(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(self._form())
