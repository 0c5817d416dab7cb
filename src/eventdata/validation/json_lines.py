"""The check of JSON Lines: a verdict with its number for every line, whatever is in it, in bounded memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Final

import attrs
import msgspec
import numpy as np
import pyarrow as pa

from eventdata.errors import InvalidRecord, UnreadableInput
from eventdata.model import Event
from eventdata.ontology.rules import rule_problems
from eventdata.problem import Problem
from eventdata.schema.codec import loads, record
from eventdata.validation.acceptor import Acceptor
from eventdata.validation.consistency import consistency
from eventdata.validation.duplicates import Identifiers, repeated
from eventdata.validation.event_texts import Texts
from eventdata.validation.line_blocks import blocks, has_at_most_keys, is_one_a_line, lines, number_of_keys
from eventdata.validation.quotes import quote_problems
from eventdata.validation.schemas import Wanted
from eventdata.validation.tally import KNOWN, Tally
from eventdata.validation.values import Unsupported
from eventdata.validation.wording import event_id, generic

BOM: Final = b"\xef\xbb\xbf"
LONGEST_LINE: Final = 16 * 2**20
AT_ONCE: Final = 32_768
REFUSALS: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
Accepted = Callable[[bytes], Sequence[Any] | None]
Progress = Callable[[int], None]


def ignored(_: int) -> None:
    """What is told of progress when nobody wants to know."""


class QuickReader:
    """Takes lines that certainly are valid records, and nothing else."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.whole = Acceptor(schema)
        self.partial = Acceptor(schema, missing=None)
        self.gaps = Acceptor(schema, missing=msgspec.UNSET)
        self.encode_lines = msgspec.json.Encoder().encode_lines

    def accepted(self, block: bytes) -> Sequence[Any] | None:
        """The record of each line, with None for missing values; None when somebody else must look at the lines."""
        plain = block.replace(b"\r\n", b"\n") if b"\r" in block else block
        found = self.accepted_in_full(plain)
        if found is None:
            found = self.accepted_in_part(plain)
        return found if found and is_one_a_line(plain, len(found)) else None

    def accepted_in_full(self, block: bytes) -> Sequence[Any] | None:
        """The records, if no key is missing in any of them."""
        try:
            found = self.whole.decode_lines(block)
        except REFUSALS:
            return None
        keys = self.whole.count(found)
        return found if keys is not None and has_at_most_keys(block, keys) else None

    def accepted_in_part(self, block: bytes) -> Sequence[Any] | None:
        """The same if keys are missing that need not be there."""
        try:
            found = self.partial.decode_lines(block)
            if self.partial.count(found) is None:
                return None
            keys = number_of_keys(self.encode_lines(self.gaps.decode_lines(block)))
        except REFUSALS:
            return None
        return found if has_at_most_keys(block, keys) else None


class LineCheck:
    """The check of one file of JSON Lines."""

    def __init__(self, wanted: Wanted, *, texts: Texts | None, tally: Tally, longest_line: int) -> None:
        self.wanted = wanted
        self.texts = texts
        self.tally = tally
        self.longest_line = longest_line
        self.identifiers = Identifiers()
        self.pending: list[str] = []
        self.invalid: list[int] = []

    def run(self, file: BinaryIO, progress: Progress = ignored) -> None:
        """Check all lines, and tell how many more have been."""
        accepted = self.quick_reader()
        number = 0
        for block in blocks(file, self.longest_line):
            checked = self.add(number, block, accepted)
            number += checked
            progress(checked)
        self.flush()

    def quick_reader(self) -> Accepted:
        """The reader of most lines; when the schema has none, the referee gets all lines."""
        try:
            accepted = QuickReader(self.wanted.schema).accepted
        except (Unsupported, TypeError, ValueError, RecursionError) as error:
            self.tally.notes[f"checked line by line with jsonschema, because of: {error}"] = None
            return lambda _: None
        if not self.wanted.is_event:
            return accepted
        are_consistent = consistency(self.texts)

        def consistent(block: bytes) -> Sequence[Any] | None:
            found = accepted(block)
            return found if found is not None and are_consistent(found) else None

        return consistent

    def add(self, number: int, block: bytes, accepted: Accepted) -> int:
        """Check the lines of a block that begins behind so many lines, and return how many they are.

        A block that is not accepted is halved until those lines are alone that must be judged.
        """
        found = accepted(block) if len(block) <= self.longest_line else None
        if found is not None:
            self.tally.records += len(found)
            self.remember(found)
            return len(found)
        separate = lines(block)
        if len(separate) == 1:
            self.judge(number + 1, block)
            return 1
        half = len(separate) // 2
        self.add(number, b"".join(separate[:half]), accepted)
        self.add(number + half, b"".join(separate[half:]), accepted)
        return len(separate)

    def remember(self, found: Iterable[Any]) -> None:
        """Keep the ids of valid records."""
        if self.wanted.is_event:
            self.pending += [record.event_id for record in found]
            if len(self.pending) >= AT_ONCE:
                self.flush()

    def flush(self) -> None:
        """Hand the ids on."""
        self.identifiers.add(pa.array(self.pending, pa.string()))
        self.pending.clear()

    def judge(self, number: int, line: bytes) -> None:
        """Look at one line closely."""
        content = line.removeprefix(BOM) if number == 1 else line
        if not content.strip(b" \t\r\n"):
            return
        self.tally.records += 1
        problems = tuple(attrs.evolve(found, line=number) for found in self.problems(number, content))
        if problems:
            self.tally.add_counted(number, problems, content)

    def problems(self, number: int, content: bytes) -> Iterator[Problem]:
        """Everything that is wrong with a line."""
        if len(content.removesuffix(b"\n").removesuffix(b"\r")) > self.longest_line:
            self.invalid.append(number)
            yield generic("EVD005", "", f"the line has more than {self.longest_line:,} bytes, and was not read")
            return
        try:
            plain = loads(decoded(content))
        except UnreadableInput as error:
            self.invalid.append(number)
            is_cut = error.rule_id == "EVD001" and not content.endswith(b"\n")
            yield generic("EVD007" if is_cut else error.rule_id, "", f"{error}{TRUNCATED if is_cut else ''}")
            return
        yield from self.record_problems(number, plain)

    def record_problems(self, number: int, plain: Any) -> Iterator[Problem]:
        """What is wrong with a record by the schema, or else by the rules."""
        name = event_id(plain)
        complaints = tuple(complaint.problem(name) for complaint in self.wanted.referee.complaints(plain))
        if complaints or not self.wanted.is_event:
            self.invalid.append(number)
            yield from complaints
            return
        try:
            event = record(Event, plain)
        except InvalidRecord as error:
            self.invalid.append(number)
            yield generic("EVD190", error.pointer, f"no event, but satisfies the schema: {error.message}", name)
            return
        self.remember((event,))
        yield from rule_problems(event)
        yield from quote_problems(event, self.texts) if self.texts else ()

    def tell_repetitions(self, file: BinaryIO) -> None:
        """Tell the lines that repeat an id, for which the file is read again if there seem to be any."""
        suspicious = self.identifiers.suspicious()
        if not len(suspicious):
            return
        for number, name, line, _ in repeated(self.valid_identifiers(file), suspicious):
            told = generic("EVD241", "/event_id", "an earlier record has the same event_id", name)
            told = attrs.evolve(told, line=number)
            is_known = bool(self.tally.is_wrong(np.array([number])).any())
            self.tally.add_counted(number, (told,), KNOWN if is_known else line)

    def valid_identifiers(self, file: BinaryIO) -> Iterator[tuple[Any, Any, bytes]]:
        """The numbers and ids of the records that satisfied the schema, with their lines, once more."""
        identified: Any = msgspec.defstruct("Identified", [("event_id", str)])
        decode = msgspec.json.Decoder(identified).decode
        invalid = set(self.invalid)
        each = (line for block in blocks(file, self.longest_line) for line in lines(block))
        for number, line in enumerate(each, start=1):
            content = line.removeprefix(BOM) if number == 1 else line
            if number not in invalid and content.strip(b" \t\r\n"):
                yield np.array([number]), pa.array([decode(content).event_id]), content


TRUNCATED: Final = "; the file ends here without a line feed"


def decoded(content: bytes) -> str:
    """The bytes as text."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        says = f"byte 0x{content[error.start]:02x} at offset {error.start} is not UTF-8"
        raise UnreadableInput(says, rule_id="EVD002") from None
