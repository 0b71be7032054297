"""Fitting the matcher's weights on the development questions: `python -m tests.fit [--write]`."""
