"""Runs migrations on the connection that `bot.curation.journal.database.upgrade` hands over."""

from alembic import context

from bot.curation.journal.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=True,  # SQLite does it, once the driver leaves transactions to us
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
