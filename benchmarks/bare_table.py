"""The reference for `score`: the same libraries, the same YAML files through the C loader, and a Rich table."""

import sys
from pathlib import Path

import pydantic  # noqa: F401
import typer  # noqa: F401
import yaml
from rich.console import Console
from rich.table import Table

loaded = [yaml.load(Path(name).read_bytes(), yaml.CSafeLoader) for name in sys.argv[1:]]
table = Table("question", "answer")
for question, answer in loaded[-1]["answers"].items():
    table.add_row(question, str(answer))
Console().print(table)
