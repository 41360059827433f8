"""Pydantic without plugins: they would read along in what people answer, and looking for them delays every start."""

import os
import sys
from types import ModuleType


def disable() -> None:
    """To be called before anything imports Pydantic."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # Even then Pydantic imports what it would look for them with, and that imports the reading of mail and of archives.
    # This stands where it looks; where a later Pydantic looks elsewhere, the variable above still holds.
    sys.modules.setdefault("pydantic.plugin._loader", _NoPlugins("pydantic.plugin._loader"))


class _NoPlugins(ModuleType):
    @staticmethod
    def get_plugins() -> tuple[()]:
        return ()
