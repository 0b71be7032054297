"""Measurements: `python -m tests.bench` compares the matcher with others, `--growth` lets it grow.

Needs the `bench` extra, which brings the others.
"""
