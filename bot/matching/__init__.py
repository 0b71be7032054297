"""Understanding questions: text → reading → scores → outcome. Pure: no I/O but its own data."""
