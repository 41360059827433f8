"""The small faults that are tried, one at a time: what each puts in the place of what."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Function = ast.FunctionDef | ast.AsyncFunctionDef

_KINDS = """
    Lt:LtE LtE:Lt Gt:GtE GtE:Gt Eq:NotEq NotEq:Eq Is:IsNot IsNot:Is In:NotIn NotIn:In And:Or Or:And
    Add:Sub Sub:Add Mult:Div Div:Mult FloorDiv:Div Mod:FloorDiv Pow:Mult BitAnd:BitOr BitOr:BitAnd BitXor:BitOr
    Break:Continue Continue:Break
"""
_NAMES = """
    min:max max:min any:all all:any sorted:list reversed:list abs:int startswith:endswith endswith:startswith
    lstrip:strip rstrip:strip strip:rstrip lower:upper casefold:lower union:intersection partition:rpartition
"""
_SWAPPED = {getattr(ast, was): getattr(ast, now) for was, now in (pair.split(":") for pair in _KINDS.split())}
_OTHER_NAME = dict(pair.split(":") for pair in _NAMES.split())
_LEFT_ALONE = {"annotation", "returns", "decorator_list", "bases", "type_params"}
"""Types are mypy's affair; decorators, what a class is made with, and the names that mypy knows from them, too."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: in which file and function (empty: as the module is imported), on which lines, what became what."""

    file: str
    where: str
    lines: tuple[int, int]
    was: str
    now: str
    number: int
    """Which of the file's faults it is, from 0."""

    def __str__(self) -> str:
        return f"{self.file}:{self.lines[0]} {self.where}\n  - {self.was}\n  + {self.now}"


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is put in the place of a field of `parent`, or of one of its items."""

    parent: ast.AST
    field: str
    item: int | None
    new: ast.AST
    where: str
    statement: ast.AST

    def swap(self) -> ast.AST:
        """Puts the new thing in its place; what stood there."""
        held = getattr(self.parent, self.field)
        old: ast.AST = held if self.item is None else held[self.item]
        self.put(self.new)
        return old

    def put(self, node: ast.AST) -> None:
        if self.item is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.item] = node


def mutants(file: str, source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its text."""
    return [_told(file, number, fault) for number, fault in enumerate(_faults(ast.parse(source)))]


def mutated(source: str, number: int) -> ast.Module:
    """The module with this one fault."""
    tree = ast.parse(source)
    fault = list(_faults(tree))[number]
    ast.copy_location(fault.new, fault.swap())
    return ast.fix_missing_locations(tree)


def _told(file: str, number: int, fault: _Fault) -> Mutant:
    was, lines = _head(fault.statement), _lines(fault.statement)
    old = fault.swap()
    now = _head(fault.new if fault.statement is old else fault.statement)
    fault.put(old)
    return Mutant(file, fault.where, lines, was, now, number)


def _head(statement: ast.AST) -> str:
    """The text of a statement without the statements in it."""
    inner = _blocks(statement)
    for name in inner:
        setattr(statement, name, [])
    text = ast.unparse(statement).strip()
    for name, block in inner.items():
        setattr(statement, name, block)
    return text


def _lines(statement: ast.AST) -> tuple[int, int]:
    """The first and the last line of what `_head` gives."""
    own = statement.pattern if isinstance(statement, ast.match_case) else statement
    first: int = getattr(own, "lineno")  # noqa: B009
    inside = [node.lineno for block in _blocks(statement).values() for node in block if isinstance(node, ast.stmt)]
    return first, max(first, min(inside) - 1) if inside else getattr(own, "end_lineno", first)


def _blocks(statement: ast.AST) -> dict[str, list[ast.AST]]:
    fields = {name: getattr(statement, name, None) for name in ("body", "orelse", "finalbody", "handlers", "cases")}
    return {name: block for name, block in fields.items() if isinstance(block, list)}


def _faults(tree: ast.Module) -> Iterator[_Fault]:
    yield from _within(tree, "", tree)


def _within(node: ast.AST, where: str, statement: ast.AST) -> Iterator[_Fault]:
    for name, value in ast.iter_fields(node):
        if name in _LEFT_ALONE or (isinstance(node, ast.ClassDef) and name == "keywords"):
            continue
        inside = _scope(node, name, where)
        for item, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _is_told_not_run(child):
                continue
            about = child if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case) else statement
            for new in _instead(child, node, name):
                yield _Fault(node, name, item, new, inside, about)
            yield from _within(child, inside, about)


def _scope(node: ast.AST, field: str, where: str) -> str:
    # Defaults are worked out where the function is defined.
    if isinstance(node, ast.ClassDef) or (isinstance(node, Function) and field == "body"):
        return f"{where}.{node.name}".lstrip(".")
    return where


def _is_told_not_run(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():  # a docstring
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
            return True
    return False


def _instead(node: ast.AST, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    """What may stand in the place of `node`."""
    if field in {"test", "ifs", "guard"}:
        yield from _other_condition(node, field)
    yield from _other_operator(node)
    match node:
        case ast.Expr(value=ast.Call()) | ast.Raise():
            yield ast.Pass()
        case ast.Constant(value=value):
            yield from _other_constant(value, parent)
        case ast.Call():
            yield from _other_call(node)
        case ast.Slice(lower=lower, upper=upper, step=step):
            yield from _other_slice(lower, upper, step)
        case ast.MatchOr(patterns=patterns):
            for rest in _each_left_out(patterns):
                yield rest[0] if len(rest) == 1 else ast.MatchOr(rest)
        case ast.Tuple(elts=kinds) if isinstance(parent, ast.ExceptHandler):
            for rest in _each_left_out(kinds):
                yield ast.Tuple(rest, ast.Load())


def _other_operator(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Break() | ast.Continue():
            yield _swapped(node)
        case ast.Compare(left=left, ops=ops, comparators=others):
            for place, op in enumerate(ops):
                yield ast.Compare(left, [*ops[:place], _swapped(op), *ops[place + 1 :]], others)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(_swapped(op), values)
            for rest in _each_left_out(values):
                yield rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SWAPPED:
            yield ast.BinOp(left, _swapped(op), right)
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in _SWAPPED:
            yield ast.AugAssign(target, _swapped(op), value)


def _each_left_out(things: list[Any]) -> Iterator[list[Any]]:
    for place in range(len(things)):
        yield [*things[:place], *things[place + 1 :]]


def _other_condition(node: ast.AST, field: str) -> Iterator[ast.AST]:
    if field in {"ifs", "guard"}:
        yield ast.Constant(True)
    if not isinstance(node, ast.Compare | ast.BoolOp | ast.Constant) and not _negated(node):
        yield ast.UnaryOp(ast.Not(), node)  # type: ignore[arg-type]


def _negated(node: ast.AST) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def _other_constant(value: object, parent: ast.AST) -> Iterator[ast.AST]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int() | float():
            yield ast.Constant(value + 1)
        # Sentences are for eyes: snapshots and the documentation hold them.
        case str() if not (" " in value.strip() or isinstance(parent, ast.JoinedStr) or _is_cast(parent)):
            yield ast.Constant(f"XX{value}XX")


def _is_cast(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast"


def _other_call(node: ast.Call) -> Iterator[ast.AST]:
    for place, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            yield ast.Call(node.func, node.args, [*node.keywords[:place], *node.keywords[place + 1 :]])
    match node.func:
        case ast.Name(id=name) if name in _OTHER_NAME:
            yield ast.Call(ast.Name(_OTHER_NAME[name], ast.Load()), node.args, node.keywords)
        case ast.Attribute(value=value, attr=name) if name in _OTHER_NAME:
            yield ast.Call(ast.Attribute(value, _OTHER_NAME[name], ast.Load()), node.args, node.keywords)


def _other_slice(lower: ast.expr | None, upper: ast.expr | None, step: ast.expr | None) -> Iterator[ast.AST]:
    if lower is not None:
        yield ast.Slice(None, upper, step)
    if upper is not None:
        yield ast.Slice(lower, None, step)
    if step is not None:
        yield ast.Slice(lower, upper, None)


def _swapped(node: ast.AST) -> Any:
    return _SWAPPED[type(node)]()
