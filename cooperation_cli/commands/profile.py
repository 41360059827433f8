"""The profile of a partnership as it is given on the command line: FACT=CHOICE, or FACT=ONE,ANOTHER."""

from collections.abc import Iterable, Mapping

from cooperation_cli.commands.output import refuse
from cooperation_cli.errors import Place, Problem, nearest
from cooperation_cli.rubric.model import Fact, Rubric

_OPTION = "--profile"


def chosen(rubric: Rubric, written: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The choices for each fact, in the rubric's order. Raises `CooperationError` with all that does not fit."""
    facts = {fact.id: fact for fact in rubric.profile}
    choices: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for pair in written:
        id_, equals, given = pair.partition("=")
        if not equals:
            problems.append(_problem(f'"{pair}" has no "="', "write FACT=CHOICE, as in form=bilateral"))
        elif id_ not in facts:
            problems.append(_problem(f'"{id_}" is no fact of the profile', nearest(id_, facts)))
        else:
            listed = list(map(str.strip, given.split(",")))
            problems += _unknown(facts[id_], listed)
            choices.setdefault(id_, []).extend(choice for choice in listed if choice in facts[id_].choices)
    problems += [problem for id_, given in choices.items() for problem in _too_many(facts[id_], given)]
    refuse(problems)
    return {id_: tuple(dict.fromkeys(choices[id_])) for id_ in facts if id_ in choices}


def _unknown(fact: Fact, given: list[str]) -> list[Problem]:
    return [
        _problem(f'"{choice}" is not a choice of {fact.id}', nearest(choice, fact.choices))
        for choice in given
        if choice not in fact.choices
    ]


def _too_many(fact: Fact, given: list[str]) -> list[Problem]:
    count = len(set(given))
    if fact.several or count <= 1:
        return []
    return [_problem(f"{fact.id} takes one choice, not {count}", "keep the one that fits best")]


def _problem(what: str, mend: str) -> Problem:
    return Problem(Place(_OPTION), what, mend)
