"""Where the parts of a document stand, found out when somebody asks."""

from collections.abc import Callable, Iterator, Mapping

from cooperation_cli.documents.document import Mark, Path


class Places(Mapping[Path, Mark]):
    """The line and column of each path; `find` is called once, at the first question."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[], Mapping[Path, Mark]]) -> None:
        self._find = find
        self._found: Mapping[Path, Mark] | None = None

    def __getitem__(self, path: Path) -> Mark:
        return self._all[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> Mapping[Path, Mark]:
        if self._found is None:
            self._found = self._find()
        return self._found
