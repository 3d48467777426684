"""Where rules come from: rule files, read, chosen and compiled."""
