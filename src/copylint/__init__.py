"""copylint: a fast, precise linter and auto-corrector for news copy."""

__version__ = "0.1.0"

#: What the package offers, and the module that it is taken from when first asked for: the command line, to
#: which a story that has not changed costs next to nothing, needs little of it. Their types are in
#: __init__.pyi.
_OFFERED = {
    "check": "linter.door",
    "fix": "linter.door",
    "Linter": "linter.door",
    "Settings": "linter.settings",
    "Session": "linter.session",
    "Report": "linter.outcome",
    "Corrected": "linter.outcome",
    "FileReport": "findings.report",
    "FileFix": "findings.filefix",
    "Note": "findings.report",
    "Finding": "findings.finding",
    "Fix": "findings.finding",
    "Evidence": "findings.finding",
    "Safety": "findings.finding",
    "Severity": "findings.finding",
    "Edit": "text.spans",
    "Span": "text.spans",
    "ConfigError": "linter.setting_values",
    "PackError": "rules.packerror",
    "InputError": "formats.encoding",
    "Unstable": "engine.fixer",
}

__all__ = ["__version__", *_OFFERED]


def __getattr__(name: str) -> object:
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"{__name__}.{_OFFERED[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_OFFERED})
