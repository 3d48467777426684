"""Classes that hold values, made quickly.

`dataclasses` writes and compiles five functions for each class and imports `inspect` to do so: for
the fifty classes that a check of one story goes through, a tenth of the whole run. A record has the
same shape and behaviour, and type checkers know it as a data class; only its constructor is written
for it, when the first one is made, and the rest is common to all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

R = TypeVar("R", bound="Record")


class _Field:
    """What `field` states of one."""

    __slots__ = ("compare", "default", "default_factory")

    def __init__(self, default: Any, default_factory: Callable[[], Any] | None, compare: bool) -> None:
        self.default, self.default_factory, self.compare = default, default_factory, compare


_MISSING: Any = object()


def field(*, default: Any = _MISSING, default_factory: Callable[[], Any] | None = None, compare: bool = True) -> Any:
    """Returns what stands for a field whose value is made anew for each record, or that counts nothing
    in a comparison."""
    return _Field(default, default_factory, compare)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class _Kind(type):
    """Makes a record class of annotations: slots, and what is known of the fields."""

    _fields: tuple[str, ...]
    _given: dict[str, _Field]
    _compared: Callable[[Any], Any]

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, frozen: bool = True, order: bool = False
    ) -> _Kind:
        """Returns the class. `frozen` ones have a hash; that nobody changes them is for the type
        checker to see. `order` makes them comparable by < and its like."""
        own = tuple(namespace.get("__annotations__", ()))
        given = dict[str, _Field]()
        for f in own:
            if f in namespace:
                value = namespace.pop(f)
                given[f] = value if isinstance(value, _Field) else _Field(value, None, True)
        namespace["__slots__"] = (*namespace.get("__slots__", ()), *own)
        if not frozen:
            namespace["__hash__"] = None
        if order:
            namespace.update(_ORDER)
        made = super().__new__(mcs, name, bases, namespace)
        made._fields = (*getattr(made, "_fields", ()), *own)
        made._given = {**getattr(made, "_given", {}), **given}
        compared = [f for f in made._fields if f not in made._given or made._given[f].compare]
        made._compared = attrgetter(*compared) if compared else _nothing
        if made._fields and "__init__" not in namespace:
            made.__init__ = _first(made)  # type: ignore[misc]
        return made


def _nothing(record: object) -> tuple[()]:
    return ()


def _first(cls: Any) -> Callable[..., None]:
    """A constructor that writes the true one when it is first called."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        if "__init__" not in vars(cls) or cls.__init__ is __init__:
            cls.__init__ = _constructor(cls)
        cls.__init__(self, *values, **named)

    return __init__


def _constructor(cls: Any) -> Callable[..., None]:
    """The constructor of a record class: `def __init__(self, a, b=default): self.a = a; ...`."""
    takes, sets, known = ["self"], [], dict[str, Any](missing=_MISSING)
    for f in cls._fields:
        stated: _Field | None = cls._given.get(f)
        if stated is None:
            takes.append(f)
        elif stated.default_factory is not None:
            known[f"make_{f}"] = stated.default_factory
            takes.append(f"{f}=missing")
            sets.append(f" if {f} is missing: {f} = make_{f}()")
        else:
            known[f"default_{f}"] = stated.default
            takes.append(f"{f}=default_{f}")
        sets.append(f" self.{f} = {f}")
    exec(f"def __init__({', '.join(takes)}):\n" + "\n".join(sets), known)  # noqa: S102  # names of fields, no more
    made = cast(Callable[..., None], known["__init__"])
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


class Record(metaclass=_Kind):
    """A base class: what a subclass annotates are its fields, in that order. `class C(Record,
    frozen=False)` may be changed, and has no hash."""

    def __eq__(self, other: object) -> bool:
        if other.__class__ is self.__class__:
            compared = self.__class__._compared
            return bool(compared(self) == compared(other))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.__class__._compared(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{f}={getattr(self, f)!r}" for f in self.__class__._fields)
        return f"{self.__class__.__qualname__}({shown})"

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return self.__class__, tuple(getattr(self, f) for f in self.__class__._fields)


def _compare(name: str) -> Callable[[Any, Any], Any]:
    def compare(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = self.__class__._compared
        return getattr(compared(self), name)(compared(other))

    return compare


_ORDER: Mapping[str, Callable[[Any, Any], Any]] = {name: _compare(name) for name in ("__lt__", "__le__", "__gt__", "__ge__")}


def replace(record: R, **changes: Any) -> R:
    """Returns a record like this one but for some fields. Raises TypeError for one it has not got."""
    kept = {f: getattr(record, f) for f in record.__class__._fields}
    return record.__class__(**{**kept, **changes})
