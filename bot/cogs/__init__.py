"""What members do with the bot on Discord: thin, over `Answerer`."""
