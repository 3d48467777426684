"""What was learnt: the judges of words, and their sums."""
