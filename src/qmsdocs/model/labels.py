"""Names a spot of a profile in Vietnamese: `mục tiêu 3 › chỉ tiêu`."""

from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qmsdocs.base.vietnamese import lower_first
from qmsdocs.model.fields import One
from qmsdocs.sources.yamlbuild import Loc

SEPARATOR = " › "


@lru_cache(maxsize=4096)
def label_path(model: type[BaseModel], loc: Loc) -> str:
    """Give the labels from the top of a file to a value; unknown steps end the path."""
    steps: list[str] = []
    annotation: Any = model
    one = ""
    for part in loc:
        kind = bare(annotation)
        origin, arguments = get_origin(kind), get_args(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and part in kind.model_fields:
            field = kind.model_fields[str(part)]
            steps.append(inline(field.title or str(part)))
            one, annotation = _one(field) or steps[-1], field.annotation
        elif origin is tuple and isinstance(part, int):
            steps[-1:] = [f"{one} {part + 1}"]
            annotation = arguments[0]
        elif origin is dict:
            steps[-1:] = [f"{one} {part}"]
            annotation = arguments[1]
        else:
            break
    return SEPARATOR.join(steps)


def annotation_at(model: type[BaseModel], loc: Loc) -> object:
    """Give the bare type of the value at a path, or None when the model has no such path."""
    annotation: Any = model
    for part in loc:
        kind = bare(annotation)
        origin, arguments = get_origin(kind), get_args(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and part in kind.model_fields:
            annotation = kind.model_fields[str(part)].annotation
        elif origin is tuple and isinstance(part, int):
            annotation = arguments[0]
        elif origin is dict:
            annotation = arguments[1]
        else:
            return None
    return bare(annotation)


def bare(annotation: object) -> Any:  # noqa: ANN401  (a type, whatever kind)
    """Give a type without its metadata and without `| None`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return bare(arguments[0])
    if origin in (Union, UnionType):
        rest = [argument for argument in arguments if argument is not type(None)]
        return bare(rest[0]) if len(rest) == 1 else annotation
    return annotation


def inline(title: str) -> str:
    """Give a label as it stands inside a line: lower case, unless it is a proper name."""
    _, _, second = title.partition(" ")
    return title if second[:1].isupper() else lower_first(title)


def _one(field: FieldInfo) -> str:
    return next((mark.name for mark in field.metadata if isinstance(mark, One)), "")
