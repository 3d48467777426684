"""Doubts about spaces and marks."""
