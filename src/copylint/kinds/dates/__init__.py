"""Doubts about days, years and ages. A module a group of checks."""
