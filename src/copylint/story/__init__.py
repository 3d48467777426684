"""What one story states: its names, figures, offices, dates, speech."""
