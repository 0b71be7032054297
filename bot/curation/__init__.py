"""Changing the base: stores and their journal, drafts, undo. Knows nothing of Discord."""
