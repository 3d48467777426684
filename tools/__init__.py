"""Tools for those who work on copylint; none is needed to run it."""
