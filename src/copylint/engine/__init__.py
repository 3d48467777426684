"""Which doubts are said, and which fixes are made."""
