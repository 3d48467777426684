"""Files, settings and processes around the engine."""
