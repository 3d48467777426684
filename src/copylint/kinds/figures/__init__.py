"""Doubts about figures: sums that do not come out, figures given twice; a module a group of checks."""
