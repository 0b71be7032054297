"""The first tables: changes with their revisions, and what the bot learns from its users.

A migration says what was done at its time, and is never changed: it doesn't import the tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_DIGEST = sa.String(64)
_NAME = sa.String(100)
_WORD = sa.String(20)


def upgrade() -> None:
    """Make the tables."""
    _changes()
    _questions_and_servers()
    _proposals()
    op.create_table(
        "feedback",
        sa.Column("story", _NAME),
        sa.Column(
            "revision_id", sa.Integer, sa.ForeignKey("revisions.id", name="fk_feedback_revision_id")
        ),
        sa.Column("day", sa.Date),
        sa.Column("up", sa.Integer, nullable=False),
        sa.Column("down", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("story", "revision_id", "day", name="pk_feedback"),
    )


def _changes() -> None:
    op.create_table(
        "contents",
        sa.Column("digest", _DIGEST),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_contents"),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("by_name", _NAME, nullable=False),
        sa.Column("by_id", sa.BigInteger),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("door", _WORD, nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("changes.id", name="fk_changes_undoes")),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    op.create_index("ix_changes_state", "changes", ["state"])
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer),
        sa.Column(
            "change_id",
            sa.Integer,
            sa.ForeignKey("changes.id", name="fk_revisions_change_id"),
            nullable=False,
        ),
        sa.Column("entry", _NAME, nullable=False),
        sa.Column("before", _DIGEST, sa.ForeignKey("contents.digest", name="fk_revisions_before")),
        sa.Column("after", _DIGEST, sa.ForeignKey("contents.digest", name="fk_revisions_after")),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
    )
    op.create_index("ix_revisions_change_id", "revisions", ["change_id"])
    op.create_index("ix_revisions_entry", "revisions", ["entry", "id"])


def _questions_and_servers() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", _WORD, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("disliked", sa.Integer, nullable=False),
        sa.Column("first", sa.DateTime, nullable=False),
        sa.Column("last", sa.DateTime, nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sa.UniqueConstraint("key", name="uq_questions_key"),
    )
    op.create_index("ix_questions_last", "questions", ["last"])
    op.create_table(
        "servers",
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("channel_id", sa.BigInteger),
        sa.Column("language", _WORD),
        sa.PrimaryKeyConstraint("guild_id", name="pk_servers"),
    )


def _proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer),
        sa.Column("story", _NAME),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("language", _WORD, nullable=False),
        sa.Column("by_id", sa.BigInteger, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("decided_at", sa.DateTime),
        sa.Column("decided_by", sa.BigInteger),
        sa.Column("answer", sa.Text),
        sa.Column(
            "change_id", sa.Integer, sa.ForeignKey("changes.id", name="fk_proposals_change_id")
        ),
        sa.Column("message_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    for column in ("by_id", "message_id", "state"):
        op.create_index(f"ix_proposals_{column}", "proposals", [column])
