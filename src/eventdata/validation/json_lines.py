"""The check of JSON Lines: a verdict with its number for every line, whatever is in it, in bounded memory."""

from collections.abc import Callable, Iterator
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
from eventdata.validation.line_blocks import lines
from eventdata.validation.quotes import quote_problems
from eventdata.validation.schemas import Wanted
from eventdata.validation.tally import Tally
from eventdata.validation.values import Unsupported
from eventdata.validation.wording import event_id, generic

BOM: Final = b"\xef\xbb\xbf"
LONGEST_LINE: Final = 16 * 2**20
AT_ONCE: Final = 32_768
REFUSALS: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class QuickReader:
    """Takes a line that certainly is a valid record, and nothing else."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.whole = Acceptor(schema)
        self.partial = Acceptor(schema, missing=None)
        self.gaps = Acceptor(schema, missing=msgspec.UNSET)
        self.encode = msgspec.json.Encoder().encode

    def accepted(self, line: bytes, marks: int) -> Any:
        """The record, with None for missing values; None when somebody else must look at the line.

        `marks` is how often `":` stands in the line, if no space precedes a colon: once for each key, at least.
        """
        try:
            found = self.whole.decode(line)
        except REFUSALS:
            return self.accepted_in_part(line)
        if not self.whole.test(found):
            return None
        if marks == self.whole.keys(found):
            return found
        return found if self.has_distinct_keys(line) else None

    def accepted_in_part(self, line: bytes) -> Any:
        """The same for a record in which keys are missing that need not be there."""
        try:
            found = self.partial.decode(line)
        except REFUSALS:
            return None
        return found if self.partial.test(found) and self.has_distinct_keys(line) else None

    def has_distinct_keys(self, line: bytes) -> bool:
        """Whether a line that was read has as many keys as what was read from it, so that none stood twice."""
        try:
            return number_of_keys(line) == number_of_keys(self.encode(self.gaps.decode(line)))
        except REFUSALS:
            return False


def number_of_keys(line: bytes) -> int:
    """The number of colons outside texts in valid JSON."""
    plain = line.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in line else line
    return b"".join(plain.split(b'"')[::2]).count(b":")


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

    def run(self, file: BinaryIO) -> None:
        """Check all lines."""
        accepted = self.quick_reader()
        is_consistent = consistency(self.texts) if self.wanted.is_event else always
        for number, line, marks in lines(file, self.longest_line):
            found = accepted(line, marks)
            if found is not None and is_consistent(found):
                self.tally.records += 1
                self.remember(found)
            else:
                self.judge(number, line)
        self.flush()

    def quick_reader(self) -> Callable[[bytes, int], Any]:
        """The reader of most lines; when the schema has none, the referee gets all lines."""
        try:
            return QuickReader(self.wanted.schema).accepted
        except (Unsupported, TypeError, ValueError, RecursionError) as error:
            self.tally.notes[f"checked line by line with jsonschema, because of: {error}"] = None
            return lambda _line, _marks: None

    def remember(self, found: Any) -> None:
        """Keep the id of a valid record."""
        if self.wanted.is_event:
            self.pending.append(found.event_id)
            if len(self.pending) == AT_ONCE:
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
            self.tally.add_counted(number, problems)

    def problems(self, number: int, content: bytes) -> Iterator[Problem]:
        """Everything that is wrong with a line."""
        if len(content.rstrip(b"\r\n")) > self.longest_line:
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
        self.remember(event)
        yield from rule_problems(event)
        yield from quote_problems(event, self.texts) if self.texts else ()

    def tell_repetitions(self, file: BinaryIO) -> None:
        """Tell the lines that repeat an id, for which the file is read again if there seem to be any."""
        suspicious = self.identifiers.suspicious()
        if not len(suspicious):
            return
        for number, name in repeated(self.valid_identifiers(file), suspicious):
            told = generic("EVD241", "/event_id", "an earlier record has the same event_id", name)
            told = attrs.evolve(told, line=number)
            is_known = bool(self.tally.is_wrong(np.array([number])).any())
            self.tally.add_counted(number, (told,), is_known=is_known)

    def valid_identifiers(self, file: BinaryIO) -> Iterator[tuple[Any, Any]]:
        """The ids of the records that satisfied the schema, with their lines, once more."""
        identified: Any = msgspec.defstruct("Identified", [("event_id", str)])
        decode = msgspec.json.Decoder(identified).decode
        invalid = set(self.invalid)
        for number, line, _ in lines(file, self.longest_line):
            content = line.removeprefix(BOM) if number == 1 else line
            if number not in invalid and content.strip(b" \t\r\n"):
                yield np.array([number]), pa.array([decode(content).event_id])


TRUNCATED: Final = "; the file ends here without a line feed"


def always(_: Any) -> bool:
    """A record of a schema without rules is always consistent."""
    return True


def decoded(content: bytes) -> str:
    """The bytes as text."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        says = f"byte 0x{content[error.start]:02x} at offset {error.start} is not UTF-8"
        raise UnreadableInput(says, rule_id="EVD002") from None
