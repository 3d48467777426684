"""What is kept on disk and may vanish at any time."""
