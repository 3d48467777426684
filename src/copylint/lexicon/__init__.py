"""English and the world, from tables."""
