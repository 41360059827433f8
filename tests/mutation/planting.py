"""A mutant put into this process: into functions that are already there, or into a module before it is imported."""

import ast
import gc
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType


def plant(path: Path, tree: ast.Module) -> bool:
    """Gives the functions of an imported module their code in `tree`; whether that changed any."""
    functions = _functions(str(path))
    changed = False
    for code in _codes(compile(tree, str(path), "exec")):
        for function in functions.get((code.co_qualname, code.co_firstlineno), ()):
            if function.__code__ != code:
                function.__code__ = code  # ValueError: what it closes over has changed
                changed = True
    return changed


def _functions(path: str) -> dict[tuple[str, int], list[FunctionType]]:
    found: dict[tuple[str, int], list[FunctionType]] = {}
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == path:
            found.setdefault((thing.__code__.co_qualname, thing.__code__.co_firstlineno), []).append(thing)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


class Planted(MetaPathFinder):
    """Finds one module, and gives it the code of `tree`."""

    def __init__(self, path: Path, tree: ast.Module, root: Path) -> None:
        self._code = compile(tree, str(path), "exec")
        self._name = ".".join(path.relative_to(root).with_suffix("").parts)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's own place, with another loader."""
        if fullname != self._name:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin, self._code)
        return spec

    def install(self) -> None:
        """Before anything of the program is imported."""
        sys.meta_path.insert(0, self)


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, code: CodeType) -> None:
        super().__init__(fullname, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return self._code
