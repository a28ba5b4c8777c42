"""The learned weights of linking, as ``dragoman.training.linking`` writes them."""

from __future__ import annotations

import json
from functools import lru_cache

from dragoman.errors import DragomanError
from dragoman.models import folder

FILE = "linking.json"


@lru_cache(maxsize=1)
def linking_weights() -> dict[str, dict[str, float]]:
    """Return ``{"cue": {feature: weight}, "source": {feature: weight}}``.

    Raises: DragomanError when the file is not there or is not JSON.
    """
    path = folder("statements") / FILE
    try:
        weights: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DragomanError(
            f"the weights of linking cannot be read: {error}", str(path), "install dragoman again"
        ) from error
    return weights
