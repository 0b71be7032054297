"""Who may change facts: asked again at every command, button, menu and submit."""

from typing import Any, Generic, TypeVar

import discord
from discord import ui
from discord.ext import commands

from bot.client import Interaction, Refusal, report
from bot.cogs._forms import SafeModal
from bot.cogs._items import SafeItem

ItemT = TypeVar("ItemT", bound=ui.Item[Any])


def is_curator(interaction: Interaction) -> bool:
    """Return whether the user may change facts, by the roles that Discord says they have now."""
    settings, user = interaction.client.settings, interaction.user
    if interaction.guild_id not in settings.curator_servers or not isinstance(user, discord.Member):
        return False
    if settings.curator_roles:
        return any(role.id in settings.curator_roles for role in user.roles)
    return interaction.permissions.manage_guild


def must_be_curator(interaction: Interaction) -> None:
    """Raise Refusal unless the user may change facts."""
    if not is_curator(interaction):
        raise Refusal("curation.error.not-curator")


class CuratorCog(commands.Cog):
    """Commands for curators alone. Autocompletion isn't checked by Discord: ask `is_curator`."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]  # our client
        """Return whether the user may change facts."""
        return is_curator(interaction)


class CuratorItem(SafeItem[ItemT], Generic[ItemT], template=r"(?!)"):
    """A button or menu that outlives restarts, for curators alone."""

    def check(self, interaction: Interaction) -> None:
        """Refuse whoever may not change facts."""
        must_be_curator(interaction)


class CuratorView(ui.View):
    """Buttons and menus that last as long as the bot runs, for curators alone."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]  # our client
        """Return whether the user may change facts; tell those who may not."""
        if is_curator(interaction):
            return True
        await report(interaction, Refusal("curation.error.not-curator"))
        return False

    async def on_error(  # pyright: ignore[reportIncompatibleMethodOverride]  # our client
        self,
        interaction: Interaction,
        error: Exception,
        item: ui.Item[Any],  # noqa: ARG002  # discord.py's signature
        /,
    ) -> None:
        """Tell the user in a sentence; the details go to the log."""
        await report(interaction, error)


class CuratorModal(SafeModal):
    """A form for curators alone."""

    def check(self, interaction: Interaction) -> None:
        """Refuse whoever may not change facts."""
        must_be_curator(interaction)
