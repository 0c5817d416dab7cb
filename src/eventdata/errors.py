"""The exceptions that `eventdata` raises: all are `EventDataError`."""


class EventDataError(Exception):
    """Whatever this library raises on purpose; the message says what was found, where, and what was wanted."""


class InvalidRecord(EventDataError):
    """A value does not satisfy the record's declaration; `path` leads to it from the root of the record."""

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return f"{self.pointer}: {self.message}" if self.path else self.message

    @property
    def pointer(self) -> str:
        """Where the value stands, as a JSON Pointer (RFC 6901)."""
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.path)

    def under(self, step: str | int) -> "InvalidRecord":
        """The same complaint, seen from one level further out."""
        return InvalidRecord(self.message, (step, *self.path))


class UnreadableInput(EventDataError):
    """A file is missing, empty, of an unknown kind, or not what its name says; or a text is no JSON."""

    def __init__(self, message: str, *, rule_id: str = "EVD001") -> None:
        super().__init__(message)
        self.rule_id = rule_id


class UnknownSchema(EventDataError):
    """A schema version or layout that this installation does not have."""


class ModelUnavailable(EventDataError):
    """The parsing model is not installed, or its weights are not the ones that were tested."""


class InvalidTable(EventDataError):
    """A row of a data table (lexicon, actors, gazetteer) does not follow the table's format."""
