"""Where rubrics and worked examples are found: those that ship with the program, and the user's own."""

from pathlib import PurePath

from cooperation_cli.documents.folders import folders
from cooperation_cli.documents.reading import exists, is_folder, listing, read, text_of
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.records import dataclass
from cooperation_cli.rubric.loading import FRAME, load_rubric
from cooperation_cli.rubric.model import Rubric

DEFAULT = "international-cooperation"
_PACKAGE = PurePath(__file__).parents[1]
# A wheel carries the rubrics inside the package; a checkout and an sdist keep them beside it.
_HOMES = (_PACKAGE / "rubrics", _PACKAGE.parent / "rubrics")
_EXAMPLES = "examples"
_SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: an answers file. `name` is `file`, or `folder/file` where several belong together."""

    name: str
    rubric: str
    path: str


def shipped() -> tuple[str, ...]:
    """The ids of the rubrics that ship with the program, in the order of the alphabet."""
    home = _home()
    return tuple(name for name in folders(str(home)) if exists(str(home / name / FRAME)))


def open_rubric(name: str, language: str | None = None) -> Rubric:
    """The rubric that `name` means: the id of a shipped one (or `id@version`), else a file or folder.

    `language` asks for its words in a translation. Raises CooperationError.
    """
    known = shipped()
    wanted, _, version = name.partition("@")
    if wanted in known:
        found = load_rubric(str(_home() / wanted), language)
        if version and version != found.version:
            raise _refused(name, f"version {version} is not installed", f'write "{wanted}@{found.version}"')
        return found
    if not exists(name):
        raise _refused(name, "is no rubric that ships with the program, and no file or folder", nearest(wanted, known))
    return load_rubric(name, language)


def examples() -> tuple[Example, ...]:
    """The worked examples of every shipped rubric, single ones before those that belong together."""
    return tuple(example for rubric in shipped() for example in _examples(rubric))


def example(name: str) -> str:
    """The text of a worked example. Raises CooperationError for an unknown name."""
    known = {each.name: each.path for each in examples()}
    if name not in known:
        inside = [other for other in known if other.startswith(f"{name}/")]
        mend = f"write one of: {', '.join(inside)}" if inside else nearest(name, known)
        raise _refused(name, "is no worked example", mend)
    return text_of(read(known[name]))


def _home() -> PurePath:
    return next((home for home in _HOMES if is_folder(str(home))), _HOMES[0])


def _examples(rubric: str) -> list[Example]:
    home = _home() / rubric / _EXAMPLES
    if not is_folder(str(home)):
        return []
    places = ["", *folders(str(home))]
    names = [str(PurePath(place, file)) for place in places for file in listing(str(home / place), {_SUFFIX})]
    return [Example(_name(name), rubric, str(home / name)) for name in names]


def _name(path: str) -> str:
    return PurePath(path).with_suffix("").as_posix()


def _refused(name: str, what: str, mend: str) -> CooperationError:
    return CooperationError(Problem(Place(name), what, mend))
