from __future__ import annotations
def judge_variety(story): return None
