"""Bytes in, documents out: one module a format."""
