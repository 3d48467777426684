"""Doubts about days, years and ages, a module a group of checks."""
