"""Doubts whether one part of a story agrees with another."""
