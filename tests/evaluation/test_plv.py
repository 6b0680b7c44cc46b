"""PLV: how its rows are read, and that the table counts by class."""

from pathlib import Path

from evaluation.plv import PENTA, f1_by_class, sentences, table

HEAD = "sentence_id\tmarked_sentence\tgold_root\n"


def test_marks_become_places(tmp_path: Path) -> None:
    path = tmp_path / "plv.tsv"
    rows = [
        "1\t<s>Norland</s> met <t>Valdonia</t>, and <s>Norland</s> left.\tCONSULT",
        "2\t<s>Norland</s> struck.\tPROTEST",
    ]
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    one, two = sentences(path)
    assert (one.text, one.source, one.target) == ("Norland met Valdonia, and Norland left.", (0, 7), (12, 20))
    assert (two.target, two.root) == (None, "PROTEST")


def test_f1_is_that_of_the_classes_of_the_truth() -> None:
    assert f1_by_class(["AID", "AID", "YIELD"], ["AID", "YIELD", "YIELD"]) == {"AID": 2 / 3, "YIELD": 2 / 3}


def test_the_table_has_both_halves_and_every_root(tmp_path: Path) -> None:
    path = tmp_path / "plv.tsv"
    path.write_text(HEAD + "".join(f"{n}\t<s>A</s> met <t>B</t>.\tCONSULT\n" for n in range(20)), encoding="utf-8")
    rows = sentences(path)
    lines = table(rows, ["CONSULT"] * 20).splitlines()
    assert lines[2] == "| all | 20 | 1.000 | 1.000 | 20 |"
    halves = [int(line.split(" | ")[1]) for line in lines[3:5]]
    assert sum(halves) == 20
    assert all(halves)
    assert sum(line.startswith(f"| {root} |") for line in lines for root in PENTA) == len(PENTA)
