"""The base: what a story is, YAML in and out, and the check."""
