"""Reads the vectors that a rubric ships, and says everything that is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from msgspec import Struct, field

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.schema import FORMAT as ANSWERS_FORMAT
from cooperation_cli.assessment.trials.shape import ENDS, FORMAT, ROLES, ExpectedShape, VectorShape, VectorsShape
from cooperation_cli.documents.document import Document, Mark, Path, Value, dotted, shown
from cooperation_cli.documents.reading import exists, is_folder, listing, load
from cooperation_cli.documents.salvage import salvaged
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rubric.conditions import EACH
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words

FOLDER = "tests"
_SUFFIX = ".yaml"
_BESIDE = ".tests.yaml"
_STAND_INS: Mapping[str, Value] = {
    "format": FORMAT,
    "rubric": "x",
    "vectors": [],
    "title": "?",
    "expected": {},
}


class Vector(Struct, frozen=True):
    """Answers with what they must give, as it is written at `path` of the document."""

    title: Words
    answers: Answers
    require_evidence: bool
    expected: Mapping[str, Value]
    document: Document
    path: Path


def vector_files(rubric: str) -> list[str]:
    """The files of vectors of the rubric at a path: in its folder `tests`, or beside its file as `NAME.tests.yaml`."""
    if is_folder(rubric):
        folder = str(PurePath(rubric, FOLDER))
        return [str(PurePath(folder, name)) for name in listing(folder, {_SUFFIX})] if is_folder(folder) else []
    beside = str(PurePath(rubric).with_suffix("")) + _BESIDE
    return [beside] if exists(beside) else []


def vectors(files: Iterable[str], rubric: Rubric) -> tuple[Vector, ...]:
    """The vectors in these files, in their order. Raises CooperationError with all that is wrong in any of them."""
    problems: list[Problem] = []
    found: list[Vector] = []
    for name in files:
        file = _File(name, rubric)
        try:
            found += file.vectors()
        except CooperationError as error:
            file.problems += error.problems
        problems += sorted(_told_once(file.problems), key=lambda problem: problem.place.position)
    if problems:
        raise CooperationError(*problems)
    return tuple(found)


def _told_once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """What holds for all vectors is wrong with each of them."""
    once: dict[tuple[Place, str], Problem] = {}
    for problem in problems:
        once.setdefault((problem.place, problem.what), problem)
    return once.values()


class _File(Struct):
    """One file of vectors, and what is wrong so far."""

    name: str
    rubric: Rubric
    problems: list[Problem] = field(default_factory=list)
    _widths: dict[str, int] = field(default_factory=dict)

    def vectors(self) -> Iterator[Vector]:
        document = load(self.name)
        if not isinstance(document, Document):
            raise CooperationError(Problem(Place(self.name), "a table holds no vectors", "write YAML"))
        read = salvaged(VectorsShape, document, _STAND_INS)
        self.problems += read.problems
        if read.made is None:
            return
        if read.made.rubric != self.rubric.id and ("rubric",) not in read.wrong:
            what = f'these are vectors of "{shown(read.made.rubric)}"'
            self.problems.append(document.problem(("rubric",), what, f'write "{self.rubric.id}", or move the file'))
        for place, vector in enumerate(read.made.vectors):
            if made := self._vector(read.document, ("vectors", place), read.made, vector):
                yield made

    def _vector(self, document: Document, path: Path, file: VectorsShape, vector: VectorShape) -> Vector | None:
        self._check_expected(document, (*path, "expected"), vector.expected)
        answers = self._answers(document, path, file, vector)
        expected = _at(document.data, (*path, "expected"))
        if answers is None or not isinstance(expected, Mapping):
            return None
        required = (vector.evidence or file.evidence) == "required"
        return Vector(vector.title, answers, required, expected, document, (*path, "expected"))

    def _answers(self, document: Document, path: Path, file: VectorsShape, vector: VectorShape) -> Answers | None:
        sheet = _Sheet(document, self.rubric)
        for key in file.profile:
            sheet.put(("partnership", "profile", key), ("profile", key))
        for key in vector.profile:
            sheet.put(("partnership", "profile", key), (*path, "profile", key))
        for names, here in ((file.answers, ("answers",)), (vector.answers, (*path, "answers"))):
            for name in sorted(names, key=self._width, reverse=True):
                self._put_reply(sheet, document, (*here, name), name)
        try:
            return answers_from(sheet.document(vector.depth or file.depth), self.rubric)
        except CooperationError as error:
            # What stands for many questions is wrong once.
            first = {problem.place: problem for problem in reversed(error.problems)}
            self.problems += (Problem(one.place, one.what, one.mend, _within(path, one.path)) for one in first.values())
            return None

    def _put_reply(self, sheet: "_Sheet", document: Document, path: Path, name: str) -> None:
        questions = self._questions(name)
        if not questions and "." not in name:
            known = dict.fromkeys([*self.rubric.dimension, *(part.id for part in self.rubric.parts), *ROLES, EACH])
            self.problems.append(
                document.problem(path, f'no question is meant by "{shown(name)}"', nearest(name, known), key=True)
            )
        elif not questions:
            sheet.put(("answers", name), path)
        for question in questions:
            sheet.reply(question, path)

    def _questions(self, name: str) -> list[Question]:
        """The questions that a name stands for."""
        questions = self.rubric.questions
        name = self.rubric.renamed.get(name, name)
        if name in questions:
            return [questions[name]]
        if name in self.rubric.dimension:
            return list(self.rubric.dimension[name].questions)
        if any(part.id == name for part in self.rubric.parts):
            return [question for dimension in self.rubric.members(name) for question in dimension.questions]
        if name in ROLES:
            return [question for question in questions.values() if (question.role or "practice") == name]
        return list(questions.values()) if name == EACH else []

    def _width(self, name: str) -> int:
        """How many questions a name stands for, so that the narrower wins; none but itself is the narrowest."""
        if name not in self._widths:
            self._widths[name] = 0 if "." in name else len(self._questions(name))
        return self._widths[name]

    def _check_expected(self, document: Document, path: Path, expected: ExpectedShape) -> None:
        rubric = self.rubric
        for section, known in (
            ("parts", [part.id for part in rubric.parts]),
            ("dimensions", list(rubric.dimension)),
            ("gates", [gate.id for gate in rubric.gates]),
            ("warnings", [sign.id for sign in rubric.warnings]),
            ("opportunities", [each.id for each in rubric.opportunities]),
            ("enablers", list(rubric.enablers)),
            ("scenarios", [each.id for each in rubric.scenarios]),
        ):
            for name in getattr(expected, section):
                self._check_known(document, (*path, section, name), name, known, key=True)
        for section in ("claims", "recommendations"):
            for place, name in enumerate(getattr(expected, section)):
                self._check_known(document, (*path, section, place), name, rubric.questions)
        self._check_known(document, (*path, "binding_constraint"), expected.binding_constraint, rubric.questions)
        for here, band in _bands(path, expected):
            self._check_known(document, here, band, rubric.band)

    def _check_known(
        self, document: Document, path: Path, name: str | None, known: Iterable[str], *, key: bool = False
    ) -> None:
        names = list(known)
        if name is not None and name not in names:
            what = f'the rubric has no "{shown(name)}"'
            self.problems.append(document.problem(path, what, nearest(name, names) or "delete it", key=key))


def _bands(path: Path, expected: ExpectedShape) -> Iterator[tuple[Path, str | None]]:
    yield (*path, "band"), expected.band
    yield (*path, "uncapped_band"), expected.uncapped_band
    if expected.with_evidence_required:
        yield (*path, "with_evidence_required", "band"), expected.with_evidence_required.band
    for name, outcome in expected.scenarios.items():
        yield (*path, "scenarios", name, "band"), outcome.band


class _Sheet:
    """An answers file made of parts of a file of vectors, each keeping its place there."""

    def __init__(self, source: Document, rubric: Rubric) -> None:
        self.source = source
        self.rubric = rubric
        self.profile: dict[str, Value] = {}
        self.answers: dict[str, Value] = {}
        self.marks: dict[Path, Mark] = {}

    def put(self, here: Path, there: Path) -> None:
        """What stands `there` in the source stands `here`."""
        value = _at(self.source.data, there)
        (self.answers if here[0] == "answers" else self.profile)[str(here[-1])] = value
        self.marks |= {(*here, *below): self.source.values[*there, *below] for below in _paths(value)}

    def reply(self, question: Question, there: Path) -> None:
        """The reply `there` is given to the question; the worst and the best level are meant as its scale has them."""
        self.put(("answers", question.id), there)
        said = self.answers[question.id]
        if said in ENDS and said not in question.scale.by_name:
            level = question.worst_to_best[0 if said == "worst" else -1]
            self.answers[question.id] = question.scale.level(level).typed

    def document(self, depth: str) -> Document:
        """The answers file."""
        data: Value = {
            "format": ANSWERS_FORMAT,
            "rubric": self.rubric.id,
            "partnership": {"title": "?", "profile": self.profile},
            "depth": depth,
            "answers": self.answers,
        }
        return Document(self.source.name, data, self.marks, {})


def _paths(value: Value) -> Iterator[Path]:
    """The path of everything in the value, beginning with its own."""
    yield ()
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in entries:
        for below in _paths(inner):
            yield (step, *below)


def _at(value: Value, path: Path) -> Value:
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        else:
            value = value[step] if isinstance(value, list) and isinstance(step, int) else None
    return value


def _within(path: Path, below: str) -> str:
    return f"{dotted(path)}.{below.removeprefix('partnership.')}"
