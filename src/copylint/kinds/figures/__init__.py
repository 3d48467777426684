"""Doubts about figures: sums that do not come out, figures given twice. A module a group of checks."""
