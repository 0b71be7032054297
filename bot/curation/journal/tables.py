"""The journal's tables. Whoever changes one adds a migration; a test compares the two."""

from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from bot.curation.changes import Door
from bot.language import Language

_DIGEST = 64
_NAME = 100


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; SQLite keeps no time zones, so all are UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return `value` as it is stored."""
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return what was stored as a moment in UTC."""
        return value and value.replace(tzinfo=UTC)


class Table(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own way
        datetime: UtcDateTime,
    }


def _word(kind: type[StrEnum]) -> Enum:
    """Return the column type of `kind`: its values as plain words, so that more can be added."""
    values = [member.value for member in kind]
    return Enum(kind, native_enum=False, length=20, values_callable=lambda _: values)  # pyright: ignore[reportUnknownLambdaType]


class State(StrEnum):
    """How far a change has come."""

    PENDING = "pending"  # files may be old or new; the next start completes it
    APPLIED = "applied"
    FAILED = "failed"  # files are as before


class ContentRow(Table):
    """The content of an entry file, once however often it is referred to."""

    __tablename__ = "contents"

    digest: Mapped[str] = mapped_column(String(_DIGEST), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ChangeRow(Table):
    """A change: who, when, why, through which door."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_name: Mapped[str] = mapped_column(String(_NAME))
    by_id: Mapped[int | None] = mapped_column(BigInteger)
    why: Mapped[str] = mapped_column(Text)
    door: Mapped[Door] = mapped_column(_word(Door))
    state: Mapped[State] = mapped_column(_word(State), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("changes.id"))
    revisions: Mapped[list["RevisionRow"]] = relationship(
        order_by="RevisionRow.id", lazy="selectin"
    )


class RevisionRow(Table):
    """What a change did to one entry file."""

    __tablename__ = "revisions"
    __table_args__ = (Index("ix_revisions_entry", "entry", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"), index=True)
    entry: Mapped[str] = mapped_column(String(_NAME))
    before: Mapped[str | None] = mapped_column(ForeignKey("contents.digest"))
    after: Mapped[str | None] = mapped_column(ForeignKey("contents.digest"))


class QuestionState(StrEnum):
    """What has become of a question in the queue."""

    OPEN = "open"
    IGNORED = "ignored"
    TAUGHT = "taught"


class QuestionRow(Table):
    """A question that wasn't answered, or not well. Nobody's id stands here."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(300), unique=True)  # letters and digits, Simplified
    text: Mapped[str] = mapped_column(Text)  # as it was put last
    language: Mapped[Language] = mapped_column(_word(Language))
    asked: Mapped[int] = mapped_column(default=0)
    disliked: Mapped[int] = mapped_column(default=0)  # answers to it that got a thumbs-down
    first: Mapped[datetime]
    last: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[QuestionState] = mapped_column(_word(QuestionState))


class ProposalState(StrEnum):
    """What has become of a proposal."""

    OPEN = "open"
    APPROVED = "approved"
    DECLINED = "declined"


class ProposalRow(Table):
    """What a member suggests; their id is kept so that they can be told."""

    __tablename__ = "proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    story: Mapped[str | None] = mapped_column(String(_NAME))  # which one it corrects
    text: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    language: Mapped[Language] = mapped_column(_word(Language))
    by_id: Mapped[int] = mapped_column(BigInteger, index=True)
    at: Mapped[datetime]
    state: Mapped[ProposalState] = mapped_column(_word(ProposalState), index=True)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(BigInteger)
    answer: Mapped[str | None] = mapped_column(Text)  # what the proposer was told
    change_id: Mapped[int | None] = mapped_column(ForeignKey("changes.id"))
    message_id: Mapped[int | None] = mapped_column(BigInteger, index=True)  # in the review channel


class FeedbackRow(Table):
    """How often an answer got a thumb on one day."""

    __tablename__ = "feedback"

    story: Mapped[str] = mapped_column(String(_NAME), primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    up: Mapped[int] = mapped_column(default=0)
    down: Mapped[int] = mapped_column(default=0)


class ServerRow(Table):
    """What a server's moderators have set for it; nothing means the default."""

    __tablename__ = "servers"

    guild_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)  # answer there without a mention
    language: Mapped[Language | None] = mapped_column(_word(Language))
