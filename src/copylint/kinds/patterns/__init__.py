"""Doubts that a pattern of words raises."""
