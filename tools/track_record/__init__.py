"""How often each rule is right: findings over real copy, read by eye, counted into rules/track-record.tsv."""
