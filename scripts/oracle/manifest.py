"""golden/manifest.json and the template texts that it pins."""

import hashlib
import json
import os
from pathlib import Path

from . import GOLDEN, OracleError, UsageError
from .chat_template import ChatTemplate


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_manifest(golden=GOLDEN):
    return json.loads((golden / "manifest.json").read_text(encoding="utf-8"))


def all_rows(manifest):
    """The official templates, their training forms, and the templates that mark spans in the text of another."""
    return manifest["templates"] + manifest["training"] + manifest["masks"]


def choose(rows, only):
    """The rows with the ids of --only; all rows when none is named."""
    unknown = set(only or ()) - {row["id"] for row in rows}
    if unknown:
        raise UsageError(f"the manifest has no template {', '.join(sorted(unknown))}")
    return [row for row in rows if not only or row["id"] in only]


def source_label(source):
    # huggingface:Qwen/Qwen3-8B@b968826d...:tokenizer_config.json#chat_template
    place = source["package"] if source["kind"] == "npm" else f"{source['repo']}@{source['revision']}"
    key = f"#{source['key']}" if "key" in source else ""
    return f"{source['kind']}:{place}:{source['path']}{key}"


class TemplateFolder:
    """The folder of official template files, each believed only with the sha256 of the manifest."""

    def __init__(self, folder):
        folder = folder or os.environ.get("QWEN3_TEMPLATES")
        if not folder:
            raise UsageError("no template folder: give --templates DIR or set QWEN3_TEMPLATES")
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise UsageError(f"no such template folder: {self.folder}")

    def has(self, row):
        return (self.folder / row["file"]).exists()

    def source(self, row):
        path = self.folder / row["file"]
        try:
            with open(path, encoding="utf-8", newline="") as file:  # newline="": no byte is changed
                text = file.read()
        except FileNotFoundError:
            raise OracleError(f"{row['id']}: {path} is missing (scripts/fetch-templates.py can get it)") from None
        if sha256(text) != row["sha256"]:
            raise OracleError(f"{row['id']}: {path} has sha256 {sha256(text)}, the manifest pins {row['sha256']}")
        return text

    def template(self, row):
        return ChatTemplate(self.source(row))
