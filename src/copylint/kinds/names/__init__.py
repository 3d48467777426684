"""Doubts about names."""
