"""Doubts about how a sentence is built."""
