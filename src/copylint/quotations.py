"""What is speech and what is not."""
from __future__ import annotations
class Quotations:
    def covers(self, start, end): return False
def parse(text, paragraphs): return Quotations()
