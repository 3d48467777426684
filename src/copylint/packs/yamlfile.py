"""Rule files as plain data: YAML whose scalars stay texts, with the line of every part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from copylint.rules.packerror import PackError
from copylint.rules.schema import Path as Keys
from copylint.tables import regular

#: Parts that a file may have once its aliases are unfolded.
_MOST = 2_000_000


class YamlFile:
    """What a file holds, as `value`. Raises PackError where it cannot be read or is no such YAML."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: dict[Keys, int] = {}
        self._left = _MOST
        root = _composed(path)
        self.value: Any = None if root is None else self._plain(root, (), frozenset())

    def line(self, keys: Keys) -> int:
        """Returns the line of the part that the keys lead to, or of the nearest one around it."""
        while keys not in self._lines and keys:
            keys = keys[:-1]
        return self._lines.get(keys, 1)

    def fault(self, keys: Keys, message: str) -> PackError:
        """Returns what to raise for a wrong part."""
        return PackError(self.path, self.line(keys), message)

    def _plain(self, node: Any, at: Keys, above: frozenset[int]) -> Any:
        import yaml

        self._lines[at] = node.start_mark.line + 1
        self._left -= 1
        # Aliases can make a small file unfold into an endless one.
        if self._left < 0 or id(node) in above:
            raise self.fault(at, "aliases unfold into too much")
        if isinstance(node, yaml.ScalarNode):
            return node.value
        above |= {id(node)}
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(n, (*at, k), above) for k, n in enumerate(node.value)]
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise PackError(self.path, line, "expected a text as key")
            key = key_node.value
            if key in out:
                raise PackError(self.path, line, f"key {key!r} stands twice")
            out[key] = self._plain(value_node, (*at, key), above)
            self._lines[(*at, key)] = line
        return out


def _composed(path: Path) -> Any:
    """The nodes of a file's YAML, None where it is empty."""
    import yaml

    try:
        text = regular.read(path, regular.PACK).decode("utf-8-sig")
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as e:
        raise PackError(path, 1, regular.words(e)) from None
    except UnicodeDecodeError as e:
        raise PackError(path, 1, f"not UTF-8 at byte {e.start}") from None
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        problem = getattr(e, "problem", None) or str(e)
        raise PackError(path, mark.line + 1 if mark else 1, f"not YAML: {problem}") from None
    except RecursionError:
        raise PackError(path, 1, "not YAML: nested too deeply") from None
