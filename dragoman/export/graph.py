"""Who did what to whom as a network: GraphML for Gephi, networkx, igraph, yEd.

Source: GraphML 1.0 (http://graphml.graphdrawing.org/specification.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

_NODE = {"label": "string", "kind": "string", "country": "string", "events": "int"}
_EDGE = {
    "type": "string", "quad": "string", "weight": "int", "score": "double", "first_day": "string", "last_day": "string",
}  # fmt: skip


def write_graphml(nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]], stream: IO[str]) -> int:
    """Write a directed graph; nodes have an ``id``, edges ``source`` and ``target``; unknown values are left out.

    Return how many edges there are.
    """
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for home, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            stream.write(f'  <key id="{home}_{name}" for="{home}" attr.name="{name}" attr.type="{kind}"/>\n')
    stream.write('  <graph id="dragoman" edgedefault="directed">\n')
    for node in nodes:
        stream.write(f"    <node id={_quoted(node['id'])}>{_data('node', _NODE, node)}</node>\n")
    count = 0
    for edge in edges:
        ends = f'id="e{count}" source={_quoted(edge["source"])} target={_quoted(edge["target"])}'
        stream.write(f"    <edge {ends}>{_data('edge', _EDGE, edge)}</edge>\n")
        count += 1
    stream.write("  </graph>\n</graphml>\n")
    return count


def _data(home: str, keys: Mapping[str, str], item: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{home}_{name}">{escape(_lawful(str(item[name])))}</data>'
        for name in keys
        if item.get(name) is not None
    )


def _quoted(value: Any) -> str:
    return quoteattr(_lawful(str(value)))


def _lawful(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return _UNLAWFUL.sub("\ufffd", words)


_UNLAWFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
