"""The profile of a partnership as it is given on the command line: FACT=CHOICE."""

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
        id_, equals, choice = pair.partition("=")
        if not equals:
            problems.append(_problem(f'"{pair}" has no "="', "write FACT=CHOICE, as in form=bilateral"))
        elif id_ not in facts:
            problems.append(_problem(f'"{id_}" is no fact of the profile', nearest(id_, facts)))
        elif choice not in facts[id_].choices:
            problems.append(_problem(f'"{choice}" is not a choice of {id_}', nearest(choice, facts[id_].choices)))
        elif choice not in choices.setdefault(id_, []):
            choices[id_].append(choice)
    problems += [problem for id_, given in choices.items() for problem in _too_many(facts[id_], given)]
    refuse(problems)
    return {id_: tuple(choices[id_]) for id_ in facts if id_ in choices}


def _too_many(fact: Fact, given: list[str]) -> list[Problem]:
    if fact.several or len(given) <= 1:
        return []
    return [_problem(f"{fact.id} takes one choice, not {len(given)}", "keep the one that fits best")]


def _problem(what: str, mend: str) -> Problem:
    return Problem(Place(_OPTION), what, mend)
