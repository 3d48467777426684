"""Doubts about quotation marks and what stands beside them."""
