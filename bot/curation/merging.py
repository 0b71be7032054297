"""Bringing two changes of one entry file together, field by field."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from bot.curation.changes import story_of
from bot.curation.errors import CannotMerge
from bot.knowledge.document import Document, Unreadable, parse
from bot.knowledge.model import Award, Model, Person, Story, Topic, Venue
from bot.knowledge.problems import Loc, field_name
from bot.knowledge.schema import fit
from bot.knowledge.writing import dump_registry, dump_story

M = TypeVar("M", bound=Model)

_REGISTRIES: Mapping[str, type[Model]] = {
    "people.yaml": Person,
    "venues.yaml": Venue,
    "awards.yaml": Award,
    "topics.yaml": Topic,
}


class _Missing:
    """Stands for a field that isn't there."""


_MISSING = _Missing()


def merge(entry: str, base: bytes | None, ours: bytes | None, theirs: bytes | None) -> bytes | None:
    """Return `ours` with what `theirs` changed in `base`.

    Raises CannotMerge with the fields that both changed in different ways.
    """
    if theirs in (base, ours):
        return ours
    if base == ours:
        return theirs
    if base is None or ours is None or theirs is None:
        raise CannotMerge(entry, ())
    merging = _Merging()
    try:
        data = merging.mappings(
            parse(entry, base).data, parse(entry, ours).data, parse(entry, theirs).data, ()
        )
    except Unreadable as error:
        raise CannotMerge(entry, ()) from error
    if merging.clashes:
        raise CannotMerge(entry, [field_name(loc) for loc in merging.clashes])
    return _written(entry, data)


def _written(entry: str, data: dict[str, object]) -> bytes:
    if story_id := story_of(entry):
        return dump_story(_fitted(Story, {**data, "id": story_id}, entry)).encode()
    model = _REGISTRIES[entry]
    return dump_registry({k: _fitted(model, v, entry) for k, v in data.items()}).encode()


def _fitted(model: type[M], data: object, entry: str) -> M:
    fitted = fit(model, data, Document(entry))
    if isinstance(fitted, list):
        raise CannotMerge(entry, [problem.field for problem in fitted])
    return fitted


class _Merging:
    """Collects the places where both sides changed something."""

    def __init__(self) -> None:
        self.clashes: list[Loc] = []

    def mappings(
        self,
        base: Mapping[str, object],
        ours: Mapping[str, object],
        theirs: Mapping[str, object],
        loc: Loc,
    ) -> dict[str, object]:
        merged = {
            name: self._values(
                base.get(name, _MISSING),
                ours.get(name, _MISSING),
                theirs.get(name, _MISSING),
                (*loc, name),
            )
            for name in dict.fromkeys((*ours, *theirs))
        }
        return {name: value for name, value in merged.items() if value is not _MISSING}

    def _values(self, base: object, ours: object, theirs: object, loc: Loc) -> object:
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        three = (base, ours, theirs)
        if all(isinstance(value, dict) for value in three):
            return self.mappings(*cast("tuple[dict[str, object], ...]", three), loc)  # pyright: ignore
        if all(isinstance(value, list) for value in three):
            return self._lists(*cast("tuple[list[object], ...]", three), loc)  # pyright: ignore
        self.clashes.append(loc)
        return ours

    def _lists(
        self, base: list[object], ours: list[object], theirs: list[object], loc: Loc
    ) -> list[object]:
        """Merge entry by entry where all are of one length, else by what was added and removed."""
        if len(base) == len(ours) == len(theirs):
            inner = _Merging()
            merged = [
                inner._values(*entries, (*loc, i))
                for i, entries in enumerate(zip(base, ours, theirs, strict=True))
            ]
            if not inner.clashes:
                return merged
        keyed = [{_key(value): value for value in values} for values in (base, ours, theirs)]
        merged = _as_sets(*keyed)
        unique = all(len(k) == len(v) for k, v in zip(keyed, (base, ours, theirs), strict=True))
        if merged is None or not unique:
            self.clashes.append(loc)
            return ours
        return merged


def _as_sets(
    base: Mapping[str, object], ours: Mapping[str, object], theirs: Mapping[str, object]
) -> list[object] | None:
    """Return `ours` with theirs's additions and removals, None when it isn't clear how."""
    removed = base.keys() - theirs.keys()
    added = [key for key in theirs if key not in base and key not in ours]
    if not removed <= ours.keys() and (added or ours.keys() - base.keys()):
        return None  # something that they changed or removed, we changed or removed too
    merged = [key for key in ours if key not in removed]
    for key in added:
        merged.insert(_place(key, list(theirs), merged), key)
    values = {**base, **ours, **theirs}
    return [values[key] for key in merged]


def _place(key: str, order: Sequence[str], merged: Sequence[str]) -> int:
    """Return where `key` belongs: after the nearest one before it in `order` that is there."""
    for earlier in reversed(order[: order.index(key)]):
        if earlier in merged:
            return merged.index(earlier) + 1
    return 0


def _key(value: object) -> str:
    return json.dumps(value, sort_keys=True)
