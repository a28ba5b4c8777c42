"""Trees for news that nobody has annotated, from several large parsers that agree by vote.

The parser that ships is small, so that it is fast. Taught by the treebanks alone it knows little of how news is written;
taught besides by what several larger ones make of PolNeAR's articles it reads news better at the same speed (tri-training
and distillation: Weiss and others 2015, Kuncoro and others 2016).

    python -m dragoman.training.teachers.sentences --shared ../shared --out teachers.npz     # what they learn and read
    python dragoman/training/teachers/network.py teachers.npz silver.npz                     # minutes on a GPU

``dragoman.training.syntax`` tells what comes next.
"""
