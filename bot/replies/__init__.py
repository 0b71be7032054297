"""Replies in three languages: composed once, laid out by each face of the bot."""
