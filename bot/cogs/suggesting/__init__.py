"""What members suggest: `/suggest`, the review channel, and telling them what became of it."""

from bot.client import Rebuttal
from bot.cogs.suggesting import _review  # noqa: F401  # pyright: ignore[reportUnusedImport]  # for its buttons
from bot.cogs.suggesting._command import Suggest

__all__ = ["Suggest", "setup"]


async def setup(bot: Rebuttal) -> None:
    """Add the command, where suggestions are reviewed at all."""
    if bot.settings.review_channel is not None:
        await bot.add_cog(Suggest(bot))
