"""copylint: a fast, precise linter and auto-corrector for news copy."""

__version__ = "0.1.0"
