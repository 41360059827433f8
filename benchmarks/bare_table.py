"""The reference for `score`: the same libraries imported, the same files through the C loader, a Rich table printed."""

import sys
from pathlib import Path

import typer  # noqa: F401
import yaml
from pydantic import BaseModel, BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator  # noqa: F401
from pydantic.plugin import _loader  # noqa: F401 - Pydantic imports it with the first model, whatever that is
from rich.console import Console
from rich.padding import Padding  # noqa: F401
from rich.table import Table
from rich.text import Text  # noqa: F401

loaded = [yaml.load(Path(name).read_bytes(), yaml.CSafeLoader) for name in sys.argv[1:]]
table = Table("question", "answer")
for question, answer in loaded[-1]["answers"].items():
    table.add_row(question, str(answer))
Console().print(table)
