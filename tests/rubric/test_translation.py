from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_cli.documents.yaml import parse
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.library import DEFAULT, open_rubric
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.translation import fingerprint, translated, words_of
from cooperation_cli.text import Words

Load = Callable[[str], Rubric]

HEAD = "format: cooperation-translation/1\nrubric: lake\nlanguage: fr\nwords:"


@pytest.fixture
def lake(load: Load, whole: str) -> Rubric:
    return load(whole)


def in_french(rubric: Rubric, words: dict[str, str], stale: tuple[str, ...] = ()) -> Rubric:
    """The rubric with these words in French; `stale` ones were translated from another text."""
    source = words_of(rubric)
    lines = [
        f"  {place}: {{says: {says}, of: {fingerprint(Words('old') if place in stale else source[place])}}}"
        for place, says in words.items()
    ]
    return translated(rubric, parse("\n".join([HEAD, *lines]), "fr.yaml"))


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


def test_a_text_that_there_is_not_is_refused_with_the_nearest(lake: Rubric) -> None:
    overlay = parse(f"{HEAD}\n  dimensions.goal.why: {{says: Non, of: sha256-00000000}}\n", "fr.yaml")
    with pytest.raises(
        CooperationError, match=r'fr.yaml:5:3: .* no text "dimensions.goal.why"; did you mean'
    ) as caught:
        translated(lake, overlay)
    assert 'did you mean "dimensions.goals.why"?' in str(caught.value)


def test_a_translation_of_another_rubric_is_refused(lake: Rubric) -> None:
    overlay = parse(f"{HEAD.replace('lake', 'river')} {{}}\n", "fr.yaml")
    with pytest.raises(CooperationError, match=r'fr\.yaml:2:9: rubric: a translation of "river"; write "lake"'):
        translated(lake, overlay)


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
