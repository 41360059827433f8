from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_cli.documents.validation import validated
from cooperation_cli.documents.yaml import parse
from cooperation_cli.errors import CooperationError, Problem
from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.library import DEFAULT, open_rubric
from cooperation_cli.rubric.loading import load_rubric, load_whole
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.schema import TranslationEntry
from cooperation_cli.rubric.translation import fingerprint, translated, words_of
from cooperation_cli.text import Words

Load = Callable[[str], Rubric]

HEAD = "format: cooperation-translation/1\nrubric: lake\nlanguage: fr\nwords:"


@pytest.fixture
def lake(load: Load, whole: str) -> Rubric:
    return load(whole)


def overlaid(rubric: Rubric, text: str) -> Rubric:
    document = parse(text, "fr.yaml")
    problems: list[Problem] = []
    french = translated(rubric, validated(TranslationEntry, document), Spot(document, (), problems))
    if problems:
        raise CooperationError(*problems)
    return french


def in_french(rubric: Rubric, words: dict[str, str], stale: tuple[str, ...] = ()) -> Rubric:
    """The rubric with these words in French; `stale` ones were translated from another text."""
    source = words_of(rubric)
    lines = [
        f"  {place}: {{says: {says}, of: {fingerprint(Words('old') if place in stale else source[place])}}}"
        for place, says in words.items()
    ]
    return overlaid(rubric, "\n".join([HEAD, *lines]))


def test_every_text_has_one_place_and_no_place_holds_two_texts(lake: Rubric) -> None:
    places = words_of(lake)
    assert places["title"] == Words("Lake health")
    assert places["scales.practice.levels.1.label"] == Words("Agreed")
    assert places["scales.grades.levels.2.5.label"] == Words("B")
    assert places["profile.form.choices.more"] == Words("Three or more")
    assert places["bands.low.variants.0.title"] == Words("Wait both")
    assert places["dimensions.goals.why"] == Words("Goals matter.")
    assert places["questions.goals.purpose.levels.2"] == Words("Used last year.")
    assert places["questions.goals.purpose.advice.2.do"] == Words("Use it.")
    assert places["questions.goals.purpose.variants.0.advice.1"] == Words("Do.")
    assert places["gates.must.because"] == Words("one is missing")
    assert places["cases.aral.text"] == Words("It shrank.")


def test_a_translation_changes_words_and_no_number(lake: Rubric) -> None:
    french = in_french(
        lake,
        {
            "title": "Santé du lac",
            "scales.practice.levels.1.label": "Convenu",
            "questions.goals.purpose.levels.2": "Utilisé.",
            "questions.goals.purpose.advice.2.do": "Utilisez-le.",
            "bands.low.variants.0.title": "Attendez",
        },
    )
    assert (french.title, french.language, french.stale) == (Words("Santé du lac"), "fr", ())
    purpose = french.questions["goals.purpose"]
    assert (purpose.levels[purpose.aim], purpose.advice[purpose.aim].do) == (Words("Utilisé."), Words("Utilisez-le."))
    assert purpose.scale.levels[1].label == french.scales["practice"].levels[1].label == Words("Convenu")
    assert french.bands[0].variants[0].title == Words("Attendez")
    assert purpose.text == Words("Is there a purpose?")
    assert french.digest == lake.digest


def test_a_translation_of_an_older_text_stays_out_and_is_listed(lake: Rubric) -> None:
    words = {"title": "Santé du lac", "dimensions.goals.why": "Les buts comptent."}
    french = in_french(lake, words, stale=("dimensions.goals.why",))
    assert french.dimensions[0].why == Words("Goals matter.")
    assert french.title == Words("Santé du lac")
    assert french.stale == ("dimensions.goals.why",)


@pytest.mark.parametrize(
    ("place", "mend"),
    [
        ("dimensions.goal.why", 'did you mean "dimensions.goals.why"?'),
        ("question.gaols.purpos.level.2", 'did you mean "questions.goals.purpose.levels.2"?'),
        ("scales.grades.levels.2.5.lable", 'did you mean "scales.grades.levels.2.5.label"?'),
        ("title.more", 'did you mean "title"?'),
        ("questions.x.y", 'write the place of a text, such as "questions.goals.purpose.title"'),
        ("dimensions.pressure", 'write the place of a text, such as "dimensions.pressure.title"'),
        ("x", 'write the place of a text, such as "title"'),
    ],
)
def test_a_text_that_there_is_not_is_refused_with_the_nearest_or_one_that_there_is(
    lake: Rubric, place: str, mend: str
) -> None:
    with pytest.raises(CooperationError) as caught:
        overlaid(lake, f"{HEAD}\n  {place}: {{says: Non, of: sha256-00000000}}\n")
    assert str(caught.value) == f'fr.yaml:5:3: words.{place}: there is no text "{place}"; {mend}'


def test_texts_that_there_are_not_are_not_told_without_end(lake: Rubric) -> None:
    lines = [f"  questions.goals.purpose.level.{n}: {{says: Non, of: sha256-00000000}}" for n in range(1000)]
    with pytest.raises(CooperationError) as caught:
        overlaid(lake, "\n".join([HEAD, *lines]))
    assert len(caught.value.problems) == 50


@pytest.fixture
def folder_in_french(tmp_path: Path, small: str) -> Path:
    frame, dimension = small.split("dimensions:\n")
    (tmp_path / "dimensions").mkdir()
    (tmp_path / "translations").mkdir()
    (tmp_path / "rubric.yaml").write_text(f"{frame}dimensions: [trust]\n", encoding="utf-8")
    lines = [line[4:] for line in dimension.splitlines()]
    (tmp_path / "dimensions" / "trust.yaml").write_text("\n".join(lines), encoding="utf-8")
    overlay = HEAD.replace("lake", "small") + (
        f"\n  questions.trust.openness.text:\n    says: Est-ce ouvert ?\n    of: {fingerprint(Words('Is it open?'))}\n"
    )
    (tmp_path / "translations" / "fr.yaml").write_text(overlay, encoding="utf-8")
    return tmp_path


def test_a_folder_offers_its_translations(folder_in_french: Path) -> None:
    source = load_rubric(str(folder_in_french))
    french = load_rubric(str(folder_in_french), "fr")
    assert french.questions["trust.openness"].text == Words("Est-ce ouvert ?")
    assert french.digest == source.digest
    assert load_rubric(str(folder_in_french), "en") == source


def test_a_language_that_is_not_there_names_those_that_are(folder_in_french: Path) -> None:
    with pytest.raises(CooperationError, match='not translated into "de"; write one of: en, fr'):
        load_rubric(str(folder_in_french), "de")


def test_a_shipped_rubric_is_asked_for_in_its_own_language() -> None:
    assert open_rubric(DEFAULT, "en").language == "en"
    with pytest.raises(CooperationError, match='not translated into "xx"'):
        open_rubric(DEFAULT, "xx")


WRONG = """\
format: cooperation-translations/1
rubric: other
language: de
words:
  title: {says: 7, of: abc}
  questions.x.y: {says: Oui, of: sha256-00000000}
  dimensions.trust.title: {sais: Confiance, of: sha256-00000000}
  parts.whole.title: {says: no, of: sha256-00000000}
"""
FAULTS = [
    "fr.yaml:1:9: format",
    "fr.yaml:2:9: rubric",
    "fr.yaml:3:11: language",
    "fr.yaml:5:17: words.title.says",
    "fr.yaml:5:24: words.title.of",
    "fr.yaml:6:3: words.questions.x.y",
    "fr.yaml:7:28: words.dimensions.trust.title.sais",
    "fr.yaml:8:29: words.parts.whole.title.says",
]


def faults(load: Callable[[], object]) -> list[str]:
    with pytest.raises(CooperationError) as caught:
        load()
    return [
        ": ".join(str(problem).rpartition("/translations/")[2].split(": ")[:2]) for problem in caught.value.problems
    ]


def test_everything_that_is_wrong_with_a_translation_is_told_in_one_run(folder_in_french: Path) -> None:
    (folder_in_french / "translations" / "fr.yaml").write_text(WRONG, encoding="utf-8")
    assert faults(lambda: load_rubric(str(folder_in_french), "fr")) == FAULTS
    assert faults(lambda: load_whole(str(folder_in_french))) == FAULTS


def test_translations_are_checked_beside_a_rubric_at_fault_as_far_as_they_can_be(folder_in_french: Path) -> None:
    (folder_in_french / "translations" / "fr.yaml").write_text(WRONG, encoding="utf-8")
    frame = folder_in_french / "rubric.yaml"
    frame.write_text(
        frame.read_text().replace("part: whole", "part: hole").replace("[{id: whole}]", "[{id: whole, t: 1}]")
    )
    found = faults(lambda: load_whole(str(folder_in_french)))
    assert found[-7:] == [fault for fault in FAULTS if "x.y" not in fault]
    frame.write_text(frame.read_text().replace("id: small", "id: Small"))
    assert set(faults(lambda: load_whole(str(folder_in_french)))) & set(FAULTS) == {
        fault for fault in FAULTS if "x.y" not in fault and "rubric" not in fault
    }


def test_the_whole_of_a_rubric_is_it_in_every_language_the_chosen_one_first(folder_in_french: Path) -> None:
    folder = str(folder_in_french)
    english, french = load_rubric(folder), load_rubric(folder, "fr")
    assert load_whole(folder) == (english, french)
    assert load_whole(folder, "fr") == (french, french)
    with pytest.raises(CooperationError, match='not translated into "de"; write one of: en, fr'):
        load_whole(folder, "de")


@pytest.mark.parametrize("stands", [Path.touch, lambda path: path.symlink_to("nowhere")])
def test_what_stands_for_the_folder_of_translations_is_refused_with_the_rest(
    folder_in_french: Path, stands: Callable[[Path], None]
) -> None:
    folder = folder_in_french / "translations"
    folder.rename(folder_in_french / "aside")
    stands(folder)
    frame = folder_in_french / "rubric.yaml"
    frame.write_text(frame.read_text() + "x: 1\n", encoding="utf-8")
    with pytest.raises(CooperationError) as caught:
        load_whole(str(folder_in_french))
    assert [problem.place.file for problem in caught.value.problems] == [str(frame), str(folder)]
