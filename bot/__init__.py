"""Rebuttal: sourced rejection and award stories, for research communities on Discord."""

__version__ = "0.1.0"
