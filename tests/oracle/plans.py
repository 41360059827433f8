"""The oracle's plans: every way to raise the levels is tried, and the best is picked."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, NamedTuple

from oracle.generating import typed
from oracle.instrument import Raw, named_level, profile_of, questions, upright
from oracle.judge import EFFORT, _judged
from oracle.scorer import Levels, evidence_required, readings

Steps = tuple[tuple[int, Fraction], ...]
"""Each step by place in the rubric and level, sorted."""


class Tried(NamedTuple):
    """One way to raise the levels, and what it comes to."""

    effort: int
    overall: Fraction | None
    steps: Steps
    height: int
    """The place of the capped band; -1 without one."""


def waiting_for_each_other(rubric: Raw, chance: Random) -> None:
    """Gives some of the advice in a rubric something to wait for, never in a circle."""
    every = questions(rubric)
    names = list(every)
    chance.shuffle(names)
    for dimension in rubric["dimensions"]:
        for written in dimension["questions"]:
            name = f"{dimension['id']}.{written['id']}"
            for advice in written.get("advice", {}).values():
                others = names[: names.index(name)]
                if others and chance.randrange(100) < 40:
                    other = chance.choice(others)
                    advice["after"] = {other: typed(chance.choice(every[other]["levels"]))}


def movable(rubric: Raw, read: Levels) -> list[str]:
    """The practice and safeguard questions with a level."""
    every = questions(rubric)
    return [name for name, said in read.items() if said["level"] is not None and every[name]["role"] != "exposure"]


def every_way(rubric: Raw, answers: Raw, evidence: str, excluded: set[str]) -> list[Tried]:
    """Each set of raises that can be done in some order, with what it comes to."""
    rubric = {**rubric, "questions": questions(rubric), "memory": {}}
    depth = answers.get("depth") or "full"
    said = readings(rubric, answers, depth)
    read = evidence_required(rubric, said) if evidence == "required" else said
    profile = profile_of(answers, depth)
    names = [name for name in movable(rubric, read) if name not in excluded]
    ladders = [_ladder(rubric, read, name) for name in names]
    found = []
    for goal in product(*ladders):
        wanted = dict(zip(names, goal, strict=True))
        if _can_be_done(rubric, read, wanted):
            found.append(_tried(rubric, profile, read, wanted))
    return found


def _ladder(rubric: Raw, read: Levels, name: str) -> list[Fraction]:
    question, now = questions(rubric)[name], read[name]["level"]
    better = [level for level in question["levels"] if upright(question, level) > upright(question, now)]
    return [now, *sorted(better, key=lambda level: upright(question, level))]


def _steps(rubric: Raw, read: Levels, wanted: dict[str, Fraction]) -> Iterator[tuple[str, Fraction]]:
    every = questions(rubric)
    for name, goal in wanted.items():
        for level in _ladder(rubric, read, name)[1:]:
            if upright(every[name], level) <= upright(every[name], goal):
                yield name, level


def _can_be_done(rubric: Raw, read: Levels, wanted: dict[str, Fraction]) -> bool:
    """Whether the steps can be taken one after the other, each when what it waits for holds."""
    every, at = questions(rubric), {name: said["level"] for name, said in read.items()}
    left = list(_steps(rubric, read, wanted))
    while left:
        ready = [
            (name, level)
            for name, level in left
            if _ladder(rubric, {**read, name: {**read[name], "level": at[name]}}, name)[1] == level
            and all(_holds(every[other], read, at, other, needed) for other, needed in _after(every[name], level))
        ]
        if not ready:
            return False
        at |= dict(ready)
        left = [step for step in left if step not in ready]
    return True


def _after(question: Raw, level: Fraction) -> list[tuple[str, Any]]:
    return list(question["advice"].get(level, {}).get("after", {}).items())


def _holds(question: Raw, read: Levels, at: dict[str, Fraction | None], name: str, needed: Any) -> bool:
    if name not in read or read[name]["state"] == "not_applicable":
        return True
    level = at[name]
    return level is not None and upright(question, level) >= upright(question, named_level(question["scale"], needed))


def _tried(rubric: Raw, profile: dict[str, set[str]], read: Levels, wanted: dict[str, Fraction]) -> Tried:
    every = questions(rubric)
    steps = list(_steps(rubric, read, wanted))
    judged = _judged(rubric, profile, {**read, **{name: {**read[name], "level": at} for name, at in wanted.items()}})
    bands = [band["id"] for band in rubric["bands"]]
    return Tried(
        effort=sum(EFFORT[every[name]["advice"].get(level, {}).get("effort", "medium")] for name, level in steps),
        overall=judged["overall"]["score"],
        steps=tuple(sorted((every[name]["position"], level) for name, level in steps)),
        height=-1 if judged["band"] is None else bands.index(judged["band"]),
    )


def cheapest(ways: list[Tried], height: int) -> Tried | None:
    """The first of those that reach the band, by effort, overall, number of steps, and the steps themselves."""
    reaching = [way for way in ways if way.height >= height]
    return min(reaching, key=lambda way: (way.effort, -(way.overall or 0), len(way.steps), way.steps), default=None)


def best_within(ways: list[Tried], budget: int) -> Tried:
    """The first of those that cost no more, by band, overall, effort, number of steps, and the steps themselves."""
    affordable = [way for way in ways if way.effort <= budget]
    return min(affordable, key=lambda way: (-way.height, -(way.overall or 0), way.effort, len(way.steps), way.steps))
