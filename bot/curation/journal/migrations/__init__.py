"""How the tables of the journal came about; run by alembic when the journal is opened."""
