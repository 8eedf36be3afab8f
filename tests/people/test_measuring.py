"""The measuring of the matching, and where the weights come from."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from django.core.management import CommandError, call_command

from methub.people.rules import estimating, weights
from methub.people.rules.births import Birth
from methub.people.rules.described import Described
from methub.people.rules.matching import Candidate
from methub.people.rules.samples import COLUMNS, samples
from tests.people.invented import families, noticed, typing_error

Write = Callable[..., list[Path]]


def row(rec_id: str, said: Described) -> dict[str, str]:
    street, town, postcode = said.addresses[0].split(", ")
    door, road = street.split(" ", 1)
    born = f"{said.born_on:%Y%m%d}" if said.born_on else ""
    return dict(zip(COLUMNS, (rec_id, said.forenames, said.surname, door, road, "", town,
                              postcode, born), strict=True))  # fmt: skip


def pairs() -> list[tuple[dict[str, str], dict[str, str]]]:
    rng = Random(4)
    return [
        (
            row(f"rec-{child.person_id}-org", noticed(rng, child, mistakes=0)),
            row(f"rec-{child.person_id}-dup", typing_error(rng, noticed(rng, child, mistakes=0))),
        )
        for child in families(rng, children=200)
    ]


def csv_text(rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The two halves, both in one, and the true pairs."""
    both = pairs()
    texts = {
        "a": csv_text([one for one, _ in both]),
        "b": csv_text([other for _, other in both]),
        "one": csv_text([record for pair in both for record in pair]),
        "links": "\n".join(
            [",0,1", *(f"{n},{one['rec_id']},{two['rec_id']}" for n, (one, two) in enumerate(both))]
        ),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return {name: tmp_path / name for name in texts}


def measured(*paths: Path) -> dict[str, float]:
    out = StringIO()
    call_command("measure_matching", *map(str, paths), "--json", stdout=out)
    figures: dict[str, float] = json.loads(out.getvalue())
    return figures


def test_two_files_are_measured(files):
    figures = measured(files["a"], files["b"], files["links"])
    assert (figures["looked_up"], figures["held"], figures["with_a_match"]) == (200, 200, 200)
    assert figures["recall_first"] > 0.988
    assert figures["precision_likely"] >= 0.998
    assert figures["median_ms"] <= figures["p95_ms"] <= figures["slowest_ms"]


def test_in_one_file_nobody_is_proposed_as_themselves(files):
    figures = measured(files["one"], files["one"], files["links"])
    assert (figures["looked_up"], figures["with_a_match"]) == (400, 400)
    assert figures["recall_first"] > 0.988


def test_wrong_links_are_seen(files):
    """The measure rings when the matching is wrong: here the truth itself was shifted by one."""
    held = [line.split(",") for line in files["links"].read_text().splitlines()[1:]]
    shifted = zip(held, [*held[1:], held[0]], strict=True)
    files["links"].write_text("\n".join(f"{one[1]},{other[2]}" for one, other in shifted))
    figures = measured(files["a"], files["b"], files["links"])
    assert figures["recall_first"] < 0.05
    assert figures["precision_likely"] < 0.05


def test_figures_are_also_said_in_words(files, capsys):
    call_command("measure_matching", *(str(files[name]) for name in ("a", "b", "links")))
    assert "recall of the first proposal" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("rec_id,surname\n1,Hollis\n", "no column address_1"),
        ("", "no column"),
    ],
)
def test_a_file_of_other_columns_is_refused_with_what_is_missing(text, why, files):
    files["a"].write_text(text)
    with pytest.raises(CommandError, match=why):
        measured(files["a"], files["b"], files["links"])


def test_a_file_that_is_no_text_and_links_about_others_are_refused(files):
    files["a"].write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="cannot be read as text"):
        measured(files["a"], files["b"], files["links"])
    with pytest.raises(CommandError, match="No pair"):
        measured(files["b"], files["b"], files["links"])


@pytest.mark.parametrize(
    ("written", "said", "held"),
    [
        ("20110314", (date(2011, 3, 14), None), Birth.on_day(date(2011, 3, 14))),
        ("20111403", (None, date(2011, 3, 14)), Birth.on_day(date(2011, 3, 14))),
        ("20110314.0", (date(2011, 3, 14), None), Birth.on_day(date(2011, 3, 14))),
        ("2011-03-14", (date(2011, 3, 14), None), Birth.on_day(date(2011, 3, 14))),
        ("20119999", (None, None), Birth.in_year(2011)),
    ],
)
def test_a_date_in_a_data_set_is_read_either_way_round(written, said, held):
    [whole, _] = pairs()[0]
    [sample] = samples(csv_text([{**whole, "date_of_birth": written}]))
    assert (sample.described.born_on, sample.described.born_on_proposed) == said
    assert sample.candidate.birth == held


def test_every_weight_has_its_figures_and_every_judgement_its_reason():
    fields = {
        name: table
        for name, table in weights._FIGURES.items()
        if name not in {"provenance", "worth", "bands"}
    }
    assert weights._FIGURES["provenance"]["made_on"] == date(2026, 11, 21)
    for name, levels in fields.items():
        for level, figures in levels.items():
            assert 0 < figures["u"] <= 1, (name, level)
            assert 0 < figures["m"] <= 1, (name, level)
            assert figures.get("hand", "why") != "", (name, level)


def test_without_knowing_the_pairs_the_estimate_comes_near_what_counting_them_gives(files):
    held = samples(files["one"].read_text())
    counted: Counter[estimating.Pattern] = Counter(
        estimating.pattern(one.described, other.candidate)
        for one, other in zip(held[::2], held[1::2], strict=True)
    )
    truth = estimating.rates(counted)
    estimated = estimating.rates_of_one_person(estimating.patterns_sharing_a_key(held))
    for field in ("surname", "forename", "born"):
        assert estimated[field]["same"] == pytest.approx(truth[field]["same"], abs=0.06), field


def test_the_estimates_are_printed_as_the_file_of_weights_has_them(files, monkeypatch):
    monkeypatch.setattr(estimating, "RANDOM_PAIRS", 500)
    out = StringIO()
    call_command("estimate_weights", str(files["one"]), stdout=out)
    assert "[surname]\nsame = { m = " in out.getvalue()


def test_a_candidate_of_nothing_but_a_name_is_measured_too():
    bare = Candidate(person_id=0, names=(), birth=Birth.in_year(2011))
    assert estimating.pattern(Described(born_on=date(2011, 1, 1)), bare) == (
        ("born", "partly"),
        ("forename", "none"),
    )
