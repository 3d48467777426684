"""What every front end shows."""
