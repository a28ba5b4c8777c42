"""The interface described: OpenAPI 3.1, made from the table of endpoints and the types of their answers."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from dragoman.version import VERSION
from dragoman.web.endpoints import ENDPOINTS, Endpoint
from dragoman.web.parameters import PARAMETERS, Parameter
from dragoman.web.replies import Fault

_FAULTS = {
    "400": "The question cannot be: a parameter is wrong.", "401": "The token is missing or wrong.",
    "403": "The request comes from another host or site.", "404": "There is no such document, actor or address.",
    "503": "The question took too long, or the ledger is busy.",
}  # fmt: skip
_FORMS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"}, "number": {"type": "number"}, "whole": {"type": "integer"},
    "truth": {"type": "boolean"},
}  # fmt: skip
_PATHS = {
    "document": "Its number, or the beginning of its hash (6 digits or more).",
    "actor": "Its number, or a name that is its own.",
}


@cache
def describe() -> dict[str, Any]:
    """Return the description as plain dictionaries."""
    answers = [one.answer for one in ENDPOINTS]
    schemas, components = msgspec.json.schema_components([*answers, Fault], ref_template="#/components/schemas/{name}")
    paths = {one.path: {"get": _operation(one, schema)} for one, schema in zip(ENDPOINTS, schemas, strict=False)}
    paths["/api/openapi.json"] = {
        "get": {
            "summary": "This description.", "operationId": "openapi",
            "responses": {"200": {"description": "OpenAPI 3.1.", "content": _json({"type": "object"})}},
        }
    }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dragoman", "version": VERSION,
            "description": "Questions to a ledger: who did what with whom, when and where; who said what. Everything is "
            "read, nothing written. Offsets are Unicode code points of the document's text, half open.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer",
                                          "description": "Only where the server was opened to other machines."}},
        },
        "security": [{}, {"token": []}],
    }  # fmt: skip


def _operation(endpoint: Endpoint, schema: dict[str, Any]) -> dict[str, Any]:
    content = _json(schema)
    if endpoint.cells is not None:
        content["text/csv"] = {"schema": {"type": "string"}}
        content["application/x-ndjson"] = {"schema": {"type": "string"}}
    faults = {
        status: {"description": why, "content": _json({"$ref": "#/components/schemas/Fault"})}
        for status, why in _FAULTS.items()
    }
    in_path = [
        {"name": name, "in": "path", "required": True, "description": _PATHS[name], "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", endpoint.path)
    ]
    return {
        "summary": endpoint.help, "operationId": re.sub(r"\W+", "_", endpoint.path.removeprefix("/api/")).strip("_"),
        "parameters": [*in_path, *(_parameter(name, PARAMETERS[name]) for name in endpoint.parameters)],
        "responses": {"200": {"description": endpoint.help, "content": content}, **faults},
    }  # fmt: skip


def _parameter(name: str, known: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(_FORMS[known.form])
    if known.choices:
        schema["enum"] = list(known.choices)
    for key, value in (("minimum", known.least), ("maximum", known.most), ("default", known.default)):
        if value is not None:
            schema[key] = value
    if known.several:
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": "query", "description": known.help, "schema": schema}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
