"""Where rubrics and worked examples are found: those that ship with the program, and the user's own."""

from pathlib import PurePath

from msgspec import Struct

from cooperation_cli.documents.folders import folders
from cooperation_cli.documents.reading import exists, is_folder, listing, read, text_of
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rubric.loading import FRAME, load_rubric, load_whole
from cooperation_cli.rubric.model import Rubric

DEFAULT = "international-cooperation"
_PACKAGE = PurePath(__file__).parents[1]
# A wheel carries the rubrics inside the package; a checkout and an sdist keep them beside it.
_HOMES = (_PACKAGE / "rubrics", _PACKAGE.parent / "rubrics")
_EXAMPLES = "examples"
_SHAPES = "shapes"
_SUFFIX = ".yaml"


class Example(Struct, frozen=True):
    """A worked example: an answers file. `name` is `file`, or `folder/file` where several belong together."""

    name: str
    rubric: str
    path: str


def shipped() -> tuple[str, ...]:
    """The ids of the rubrics that ship with the program, in the order of the alphabet."""
    home = _home()
    return tuple(name for name in folders(str(home)) if exists(str(home / name / FRAME)))


def shapes() -> tuple[str, ...]:
    """The ids of the small rubrics that ship to show each rule of the method, in the order of the alphabet."""
    folder = str(_home() / _SHAPES)
    names = [PurePath(name).stem for name in listing(folder, {_SUFFIX})] if is_folder(folder) else []
    return tuple(name for name in names if "." not in name)


def shape(name: str) -> str:
    """The text of a small rubric. Raises CooperationError for an unknown id."""
    if name not in shapes():
        raise _refused(name, "is no small rubric to start from", nearest(name, shapes()))
    return text_of(read(place_of(name)))


def known() -> tuple[str, ...]:
    """The ids of all rubrics that ship."""
    return (*shipped(), *shapes())


def place_of(name: str) -> str:
    """The file or folder of the rubric that `name` means, as in `open_rubric`. Raises CooperationError."""
    wanted = name.partition("@")[0]
    if wanted in shipped():
        return str(_home() / wanted)
    if wanted in shapes():
        return str(_home() / _SHAPES / (wanted + _SUFFIX))
    if not exists(name):
        raise _refused(
            name, "is no rubric that ships with the program, and no file or folder", nearest(wanted, known())
        )
    return name


def open_rubric(name: str, language: str | None = None) -> Rubric:
    """The rubric that `name` means: the id of a shipped one (or `id@version`), else a file or folder.

    `language` asks for its words in a translation. Raises CooperationError.
    """
    found = load_rubric(place_of(name), language)
    _refuse_version(name, found)
    return found


def open_whole(name: str, language: str | None = None) -> tuple[Rubric, ...]:
    """The rubric as `open_rubric` has it, and after it in each of its translations, all of whose faults are told."""
    found = load_whole(place_of(name), language)
    _refuse_version(name, found[0])
    return found


def _refuse_version(name: str, found: Rubric) -> None:
    wanted, _, version = name.partition("@")
    if version and wanted in known() and version != found.version:
        raise _refused(name, f"version {version} is not installed", f'write "{wanted}@{found.version}"')


def examples() -> tuple[Example, ...]:
    """The worked examples of every shipped rubric, single ones before those that belong together."""
    return tuple(example for rubric in shipped() for example in _examples(rubric))


def example(name: str) -> str:
    """The text of a worked example. Raises CooperationError for an unknown name."""
    paths = {each.name: each.path for each in examples()}
    if name not in paths:
        inside = [other for other in paths if other.startswith(f"{name}/")]
        mend = f"write one of: {', '.join(inside)}" if inside else nearest(name, paths)
        raise _refused(name, "is no worked example", mend)
    return text_of(read(paths[name]))


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
