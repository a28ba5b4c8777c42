"""Coreference is read from GUM's form, and learning finds the right answers."""

from __future__ import annotations

import gzip
from pathlib import Path

from dragoman.training.coreference import learn, read_coreference

ROWS = """# newdoc id = GUM_news_own
# newpar
# text = Orlan's ally said he left.
1-2\tOrlan's\t_\t_\t_\t_\t_\t_\t_\t_
1\tOrlan\tOrlan\tPROPN\tNNP\t_\t3\tnmod:poss\t_\tEntity=(2-person-new-cf1-1-coref(1-person-new-cf2-1-sgl
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\tEntity=1)
3\tally\tally\tNOUN\tNN\t_\t4\tnsubj\t_\tEntity=2)
4\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
5\the\the\tPRON\tPRP\t_\t6\tnsubj\t_\tEntity=(2-person-giv:act-cf1-1-ana)
6\tleft\tleave\tVERB\tVBD\t_\t4\tccomp\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newdoc id = GUM_fiction_own
# newpar
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_

"""


def test_heads_of_mentions_carry_their_cluster(tmp_path: Path) -> None:
    path = tmp_path / "own.conllu.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    (gold,) = read_coreference(path)  # the genre without a free licence is left out
    assert gold.text.strip() == "Orlan's ally said he left."
    at = {gold.text[start : start + 5].split()[0]: cluster for start, cluster in gold.clusters.items()}
    assert at == {"Orlan": "1", "ally": "2", "he": "2"}
    assert gold.types == {"1": "person", "2": "person"}
    assert [gold.text[start : start + 2] for start in gold.pronouns] == ["he"]


def test_learning_prefers_the_right_answer() -> None:
    data = [([{"nobody": 1.0}, {"near": 1.0}, {"far": 1.0}], 1)] * 3 + [([{"nobody": 1.0}, {"far": 1.0}], 0)]
    weights = learn(data)
    assert weights["near"] > weights["nobody"] > weights["far"]
