"""Rules as plain data, and what their kinds must be able to do."""
