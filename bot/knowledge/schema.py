"""Plain data to models, and what doesn't fit in words that a moderator understands."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.document import Document
from bot.knowledge.problems import Loc, Problem, closest, quoted, unknown

M = TypeVar("M", bound=BaseModel)

ID_FORM = "use lower-case letters, digits and hyphens, as in `test-of-time`"
# What the patterned fields look like; every other one is an id.
_FORMS = {
    "date": "write the date as `2014`, `2014-09` or `2014-09-18`",
    "arxiv": "write the arXiv id alone, as in `1406.2661` or `cs/0112017`",
    "doi": "write the DOI alone, as in `10.1109/5.726791`",
    "lang": "write the language as `en`, `zh` or `zh-Hant`",
}


def fit(model: type[M], data: object, document: Document, loc: Loc = ()) -> M | list[Problem]:
    """Return `data` as a `model`, or all that keeps it from being one.

    `data` stands at `loc` in `document`. What the document complains of itself isn't repeated.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        known = {problem.field for problem in document.problems}
        found = (
            document.problem((*loc, *details["loc"]), _words(details, model, data))
            for details in error.errors(include_url=False)
            # A list whose entries are all wrong is said to be too short as well.
            if not (details["type"] == "too_short" and details["input"])
        )
        return [problem for problem in found if problem.field not in known]


def _words(error: ErrorDetails, model: type[BaseModel], data: object) -> str:
    place, value = error["loc"], error["input"]
    match error["type"]:
        case "extra_forbidden":
            return _unknown_field(place, model, data)
        case "model_type":
            fields = ", ".join(f"`{name}`" for name in _model_at(model, place).model_fields)
            return f"must have fields of its own, on the lines below it: {fields}"
        case "string_pattern_mismatch":
            return f"{quoted(value)} doesn't fit: {_FORMS.get(str(place[-1]), ID_FORM)}"
        case kind:
            return _WORDS[kind](value, error.get("ctx", {})) if kind in _WORDS else "isn't valid"


# pydantic hands over the value as it was given and a context that differs from kind to kind.
_Say = Callable[[Any, dict[str, Any]], str]


def _too_long(value: Any, context: dict[str, Any]) -> str:  # noqa: ANN401
    limit: int = context["max_length"]
    return f"is {len(value)} characters long, {len(value) - limit} too many (at most {limit})"


def _not_a_choice(value: Any, context: dict[str, Any]) -> str:  # noqa: ANN401
    choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if not isinstance(value, str):
        return f"must be one of: {choices}"
    meant = closest(value, choices.split(", "))
    hint = f"did you mean `{meant}`? It must" if meant else "it must"
    return f"unknown value {quoted(value)}: {hint} be one of: {choices}"


def _must_be(what: str) -> _Say:
    def say(value: Any, _: dict[str, Any]) -> str:  # noqa: ANN401
        return f"must be {what}" + (f", not {quoted(value)}" if isinstance(value, str) else "")

    return say


_A_NUMBER = _must_be("a number")
_A_WHOLE_NUMBER = _must_be("a whole number")
_A_SWITCH = _must_be("`true` or `false`")
_AN_ADDRESS = _must_be("a complete address, as in `https://arxiv.org/abs/1406.2661`")
_WORDS: dict[str, _Say] = {
    "missing": lambda _, __: "is missing",
    "string_too_long": _too_long,
    "string_too_short": lambda _, __: "is empty: write something, or remove the field",
    "string_type": lambda _, __: "must be a single text, not a list or a group of fields",
    "enum": _not_a_choice,
    "tuple_type": lambda _, __: "must be a list: write `- ` before each entry",
    "too_short": lambda _, context: f"is empty, and needs at least {context['min_length']}",
    "bool_parsing": _A_SWITCH,
    "bool_type": _A_SWITCH,
    "float_parsing": _A_NUMBER,
    "float_type": _A_NUMBER,
    "int_parsing": _A_WHOLE_NUMBER,
    "int_parsing_size": _A_WHOLE_NUMBER,
    "int_type": _A_WHOLE_NUMBER,
    "greater_than_equal": lambda _, context: f"must be at least {context['ge']:g}",
    "less_than_equal": lambda _, context: f"must be at most {context['le']:g}",
    "url_parsing": _AN_ADDRESS,
    "url_scheme": _AN_ADDRESS,
    "url_type": _AN_ADDRESS,
    "url_too_long": lambda _, context: f"is longer than {context['max_length']} characters",
    "value_error": lambda _, context: str(context["error"]),
}


def _unknown_field(place: Loc, model: type[BaseModel], data: object) -> str:
    *parents, name = place
    fields = _model_at(model, tuple(parents)).model_fields
    given: Any = data
    for part in parents:
        given = given[part]
    free = [known for known in fields if known not in given]
    return unknown("field", str(name), free, f"the fields here are {', '.join(fields)}")


def _model_at(model: type[BaseModel], place: Loc) -> type[BaseModel]:
    for part in place:
        if isinstance(part, str):
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the model inside `Text | None`, `tuple[Event, ...]` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
