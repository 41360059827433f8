"""A form for ODK filled in by JavaRosa, the engine of ODK Collect, which comes with pyxform inside ODK Validate."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from pyxform.validators.odk_validate import ODK_VALIDATE_PATH  # type: ignore[import-untyped]

from cooperation_cli.answers.form_names import TITLE, fact_path, form_name, level_name, reply_path
from cooperation_cli.answers.model import Answers, State
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

_SOURCE = Path(__file__).with_name("Filling.java")
HAS_JAVA = shutil.which("javac") is not None


def filled(xform: str, said: Mapping[str, str], folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What shows, by the names of fields, to somebody who says this wherever it is asked; and what is submitted."""
    paths = [folder / name for name in ("form.xml", "said.tsv", "shown.tsv", "filled.xml")]
    paths[0].write_text(xform, encoding="utf-8")
    lines = (f"{name}\t{cell}".replace("\n", "\\n") + "\n" for name, cell in said.items())
    paths[1].write_text("".join(lines), encoding="utf-8")
    subprocess.run(["java", "-cp", ODK_VALIDATE_PATH, str(_SOURCE), *map(str, paths)], check=True, capture_output=True)
    shown = dict(line.split("\t", 1) for line in paths[2].read_text(encoding="utf-8").splitlines())
    return shown, _submitted(ET.parse(paths[3]).getroot())  # noqa: S314 - our own


def _submitted(instance: ET.Element, above: str = "") -> dict[str, str]:
    """The fields as ODK Central names their columns: groups before them, with hyphens."""
    found: dict[str, str] = {}
    for node in instance:
        name = above + node.tag.rpartition("}")[2]
        found |= _submitted(node, f"{name}-") if len(node) else {name: node.text or ""}
    return found


def replies(answers: Answers, rubric: Rubric) -> dict[str, str]:
    """What somebody who answers so would put into each field; a question's answer stands under each of its wordings."""
    said = {form_name(fact_path(fact)): " ".join(chosen) for fact, chosen in answers.chosen.items()}
    said[form_name(TITLE)] = answers.title.raw
    for key in ("partner", "side", "level", "role", "name"):
        part = getattr(answers.respondent, key)
        said |= {form_name(("respondent", key)): part.raw if isinstance(part, Words) else part} if part else {}
    for id_, reply in answers.replies.items():
        name = form_name(reply_path(id_))
        level = next((each for each in rubric.questions[id_].scale.levels if each.value == reply.level), None)
        if reply.state is not State.UNANSWERED:
            told = level_name(level) if level else str(reply.state)
            said |= {name: told, **{f"{name}__{number}": told for number in range(2, 9)}}
        said[form_name(reply_path(id_, "evidence"))] = "\n".join(piece.raw for piece in reply.evidence)
        said[form_name(reply_path(id_, "comment"))] = reply.comment.raw if reply.comment else ""
    return {name: cell for name, cell in said.items() if cell}
