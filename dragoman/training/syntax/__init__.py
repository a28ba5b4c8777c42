"""The network that reads tags, trees and sentence bounds (``dragoman.models.syntax``): how it is trained.

It is small, so that it is fast. Taught by the treebanks alone it knows little of how news is written; taught besides by
what several larger parsers make of news by vote it reads that better at the same speed (tri-training and distillation:
Weiss and others 2015, Kuncoro and others 2016). The five steps stand in the model's ``card.toml``: ``sentences`` is what
the larger ones learn and read, ``teachers`` are they, ``pieces`` is what the small one learns, ``network`` trains it,
``ship`` puts it into the package. ``teachers`` and ``network`` need JAX and numpy only.
"""
