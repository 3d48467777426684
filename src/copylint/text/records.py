"""Classes that hold values, made quickly.

`dataclasses` writes and compiles five functions for each class and imports `inspect` to do so: for
the fifty classes that a check of one story goes through, a tenth of the whole run. A record has the
same shape and behaviour, and type checkers know it as a data class, but its functions are common to
all records, and nothing is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")


class _Field:
    """What `field` states of one."""

    __slots__ = ("compare", "default", "default_factory")

    def __init__(self, default: Any, default_factory: Callable[[], Any] | None, compare: bool) -> None:
        self.default, self.default_factory, self.compare = default, default_factory, compare


_MISSING: Any = object()


def field(
    *, default: Any = _MISSING, default_factory: Callable[[], Any] | None = None, compare: bool = True
) -> Any:
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
        mcs,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        *,
        frozen: bool = True,
        order: bool = False,
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
            made.__init__ = _constructor(made)  # type: ignore[misc]
        return made


def _nothing(record: object) -> tuple[()]:
    return ()


def _constructor(cls: Any) -> Callable[..., None]:
    """A constructor that takes the fields in order or by name, as one written for the class would."""
    puts = [getattr(cls, f).__set__ for f in cls._fields]
    size = len(puts)
    #: the values of the last fields, as far back as each has one that is the same for all records
    same: list[Any] = []
    for f in reversed(cls._fields):
        if f not in cls._given or cls._given[f].default_factory is not None:
            break
        same.insert(0, cls._given[f].default)
    defaults, least = tuple(same), size - len(same)

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        if named or not least <= len(values) <= size:
            values = _completed(cls, values, named)
        elif len(values) < size:
            values += defaults[len(values) - least :]
        for put, value in zip(puts, values, strict=True):
            put(self, value)

    return __init__


def _completed(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """The values of all fields. Raises TypeError as a call does."""
    name, fields = f"{cls.__qualname__}.__init__()", cls._fields
    if len(values) > len(fields):
        raise TypeError(f"{name} takes {len(fields)} values but {len(values)} were given")
    out = list(values)
    left = dict(named)
    for f in fields[len(values) :]:
        if f in left:
            out.append(left.pop(f))
            continue
        stated: _Field | None = cls._given.get(f)
        if stated is None:
            raise TypeError(f"{name} missing required argument: {f!r}")
        out.append(stated.default if stated.default_factory is None else stated.default_factory())
    for f in left:
        raise TypeError(
            f"{name} got {'multiple values for' if f in fields else 'an unexpected'} argument {f!r}"
        )
    return tuple(out)


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


_ORDER: Mapping[str, Callable[[Any, Any], Any]] = {
    name: _compare(name) for name in ("__lt__", "__le__", "__gt__", "__ge__")
}


def replace(record: R, **changes: Any) -> R:
    """Returns a record like this one but for some fields. Raises TypeError for one it has not got."""
    kept = {f: getattr(record, f) for f in record.__class__._fields}
    return record.__class__(**{**kept, **changes})
