"""Doubts about how a word is spelled."""
