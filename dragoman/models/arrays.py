"""Arrays of a trained network in a file, and the one core that reads them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from dragoman.errors import DragomanError

Array = np.ndarray[Any, Any]
FILE = "network.npz"


def read_arrays(home: Path) -> dict[str, Array]:
    """Return the arrays of the network in a folder. Raises: DragomanError when it is not there or cannot be read."""
    try:
        with np.load(home / FILE, allow_pickle=False) as file:
            return dict(file)
    except (OSError, ValueError) as error:
        raise DragomanError(f"the model cannot be read: {error}", str(home), "install dragoman again") from error


def write_arrays(home: Path, arrays: dict[str, Array]) -> None:
    """Write a network into a folder, which is made."""
    home.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(home / FILE, **arrays)  # type: ignore[arg-type]


def of_words(words: Sequence[str]) -> Array:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype="uint8")


def words_of(raw: Array) -> tuple[str, ...]:
    return tuple(raw.tobytes().decode("utf-8").split("\n"))


def numbered(raw: Array) -> dict[str, int]:
    """Return the row of each word of a vocabulary, from 1; row 0 is for what it lacks."""
    return {word: row for row, word in enumerate(words_of(raw), 1)}


def one_thread() -> AbstractContextManager[Any]:
    """Let products stay on one core: those of a text only lose by being shared out."""
    limit: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return limit


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
