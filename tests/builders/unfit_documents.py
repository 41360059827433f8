"""Documents that are sound as such, but as answers, as rubrics and as weights ask for what cannot be."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Final


def _answers(said: str, rubric: str = "international-cooperation@1.0.0", form: str = "cooperation-answers/1") -> str:
    return f"format: {form}\nrubric: {rubric}\npartnership: {{title: Lake}}\nanswers:\n  {said}\n"


_ANSWERS = {
    "level-off.yaml": _answers("shared-goals.purpose: 7"),
    "level-broken.yaml": _answers("shared-goals.purpose: 3.7"),
    "level-true.yaml": _answers("shared-goals.purpose: true"),
    "level-below.yaml": _answers("shared-goals.purpose: -1"),
    "level-in-other-digits.yaml": _answers('shared-goals.purpose: "\u0663"'),
    "level-list.yaml": _answers("shared-goals.purpose: [1, 2]"),
    "level-twofold.yaml": _answers("shared-goals.purpose: {level: 1, dont_know: true}"),
    "level-strange.yaml": _answers('shared-goals.purpose: "\\e[2J"'),
    "unknown-question.yaml": _answers("shared-goals.porpoise: 3"),
    "strange-question.yaml": _answers('"\\e]0;x\\a": 3'),
    "strange-comment.yaml": _answers("shared-goals.purpose: {level: 1, comment: {a: b}}"),
    "no-answers.yaml": "format: cooperation-answers/1\nrubric: international-cooperation\npartnership: {title: Lake}\n",
    "no-title.yaml": _answers("shared-goals.purpose: 3").replace("title", "name"),
    "other-format.yaml": _answers("shared-goals.purpose: 3", form="cooperation-answers/2"),
    "no-format.yaml": _answers("shared-goals.purpose: 3", form="answers"),
    "other-rubric.yaml": _answers("shared-goals.purpose: 3", "somebody-elses@1.0.0"),
    "newer-rubric.yaml": _answers("shared-goals.purpose: 3", "international-cooperation@1.999.0"),
    "another-major.yaml": _answers("shared-goals.purpose: 3", "international-cooperation@99.0.0"),
    "rubric-path.yaml": _answers("shared-goals.purpose: 3", "../../../../etc/passwd"),
    "unknown-question.csv": "question,level\n_rubric,international-cooperation\nshared-goals.porpoise,3\n",
    "answered-twice.csv": "question,level\n_rubric,international-cooperation\n_partnership.title,Lake\n"
    "shared-goals.purpose,3\nshared-goals.purpose,4\n",
    "no-question.csv": "subject,level\nshared-goals.purpose,3\n",
}
RUBRIC: Final = """\
format: cooperation-rubric/1
id: lake
version: "1.0.0"
title: Lake
scales: {practice: {levels: [{value: 0, label: None}, {value: 1, label: Some}, {value: 2, label: All}]}}
bands: [{id: low, from: 0, title: Low}, {id: high, from: 50, title: High}]
gates: [{id: all, when: {dimension: goals, below: 40}, caps_at: low, because: no goals}]
overall: {combine: mean}
parts: [{id: work, title: Work, combine: mean, weight: 1}]
dimensions:
  - id: goals
    part: work
    title: Goals
    combine: mean
    scale: practice
    questions:
      - id: aim
        text: Is there an aim?
        weight: 1
        levels: {0: None., 1: A draft., 2: A text.}
        advice: {1: {do: Draft it, effort: small}, 2: {do: Agree on it, effort: small}}
      - id: use
        text: Is it used?
        levels: {0: No., 1: Here and there., 2: Always.}
        advice: {1: {do: Use it, effort: small}, 2: {do: Use it always, effort: small}}
"""
ANSWERS: Final = """\
format: cooperation-answers/1
rubric: lake@1.0.0
partnership: {title: Lake}
answers: {goals.aim: 1, goals.use: 1}
"""
"""Sound answers to the sound rubric."""


def lay_rubric(folder: Path) -> None:
    """The sound rubric as a folder, with one dimension: `goals`."""
    frame, dimension = RUBRIC.split("  - id: goals\n")
    (folder / "dimensions").mkdir(parents=True)
    (folder / "rubric.yaml").write_text(f"{frame}  - goals\n", encoding="utf-8")
    (folder / "dimensions" / "goals.yaml").write_text("id: goals\n" + dedent(dimension), encoding="utf-8")


def _rubric(old: str, new: str) -> str:
    assert RUBRIC.count(old) == 1, old
    return RUBRIC.replace(old, new)


_DIMENSIONS = RUBRIC[RUBRIC.index("dimensions:") :]
_QUESTIONS = RUBRIC[RUBRIC.index("questions:") :]
_LEVELS = "levels: [{value: 0, label: None}, {value: 1, label: Some}, {value: 2, label: All}]"
_RUBRICS = {
    "no-question.yaml": _rubric(_QUESTIONS, "questions: []\n"),
    "no-dimension.yaml": _rubric(_DIMENSIONS, "dimensions: []\n"),
    "weight-of-nothing.yaml": _rubric("        weight: 1", "        weight: 0"),
    "weight-below.yaml": _rubric("        weight: 1", "        weight: -1"),
    "weight-true.yaml": _rubric("        weight: 1", "        weight: true"),
    "part-of-no-weight.yaml": _rubric("combine: mean, weight: 1", "combine: mean, weight: 0"),
    "band-gap.yaml": _rubric("{id: low, from: 0", "{id: low, from: 10"),
    "bands-of-one-start.yaml": _rubric("from: 50", "from: 0"),
    "gate-on-nobody.yaml": _rubric("{dimension: goals, below", "{dimension: gaols, below"),
    "gate-to-nowhere.yaml": _rubric("caps_at: low", "caps_at: lowest"),
    "gate-of-gates.yaml": _rubric("{dimension: goals, below: 40}", "{all: [], below: 40}"),
    "cycle.yaml": _rubric("{do: Draft it, effort", "{after: {goals.use: 1}, do: Draft it, effort").replace(
        "{do: Use it, effort", "{after: {goals.aim: 1}, do: Use it, effort"
    ),
    "after-itself.yaml": _rubric("{do: Draft it, effort", "{after: {goals.aim: 1}, do: Draft it, effort"),
    "one-id-twice.yaml": _rubric("- id: use", "- id: aim"),
    "reserved-id.yaml": _rubric("- id: goals", "- id: each"),
    "path-as-id.yaml": _rubric("- id: goals", "- id: ../../etc/passwd"),
    "strange-id.yaml": _rubric("id: lake", 'id: "\\e[2J"'),
    "no-levels.yaml": _rubric(_LEVELS, "levels: []"),
    "levels-alike.yaml": _rubric("{value: 1, label: Some}", "{value: 0, label: Some}"),
    "levels-without-end.yaml": _rubric(_LEVELS, "range: {from: 0, to: 1e9, step: 1e-9}"),
    "deep-condition.yaml": _rubric(
        "dimension: goals, below: 40", "not: {" * 18 + "dimension: gaols, below: 40" + "}" * 18
    ),
    "newer-format.yaml": _rubric("cooperation-rubric/1", "cooperation-rubric/2"),
    "combined-by-nobody.yaml": _rubric("overall: {combine: mean}", "overall: {combine: __import__}"),
}
_WEIGHTS = {
    "weights-of-nothing.yaml": "goals: 0\n",
    "weights-below.json": '{"goals": -1}',
    "weights-of-nobody.yaml": "gaols: 1\n",
    "weights-true.json": '{"goals": true}',
    "weights-in-words.csv": "dimension,weight\ngoals,two\n",
    "weights-not-a-number.csv": "dimension,weight\ngoals,NaN\n",
    "weights-twice.csv": "dimension,weight\ngoals,1\ngoals,2\n",
    "weights-formula.csv": "dimension,weight\ngoals,=1+1\n",
    "weights-without-weights.yaml": "_title: Mine\n",
    "weights-strange.yaml": '"\\e]0;x\\a": 1\n',
}
UNFIT: Final[Mapping[str, str]] = {**_ANSWERS, **_RUBRICS, **_WEIGHTS}
"""The content by the name of the file: nothing of it is answers, a rubric or weights that may be used."""
UNFIT_NUMBERS: Final[Mapping[str, str]] = {
    "weight-of-no-number.yaml": _rubric("        weight: 1", "        weight: .nan"),
    "weight-without-end.yaml": _rubric("        weight: 1", "        weight: 1e400"),
}
"""Rubrics whose numbers no document may hold."""
