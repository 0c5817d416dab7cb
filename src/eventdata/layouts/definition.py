"""What a layout is: the columns of a table, and one line about all of them; both are rows of data."""

import csv
import io
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import attrs
import pyarrow as pa

from eventdata.errors import InvalidTable, UnknownSchema
from eventdata.model import Event
from eventdata.schema.json_schema import schema_id
from eventdata.schema.table_schema import flat_columns
from eventdata.shapes import Kind

SEPARATOR: Final = "; "
LAYOUT_ID_KEY: Final = "eventdata.schema_id"
LAYOUT_NAME_KEY: Final = "eventdata.layout"
LAYOUT_VERSION_KEY: Final = "eventdata.schema_version"
TYPES: Final[dict[str, pa.DataType]] = {
    "string": pa.string(),
    "boolean": pa.bool_(),
    "int8": pa.int8(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "date32": pa.date32(),
    "json": pa.string(),
}
FLAT_TYPES: Final = {
    Kind.INTEGER: "int64",
    Kind.NUMBER: "float64",
    Kind.BOOLEAN: "boolean",
    Kind.DAY: "date32",
}


@attrs.frozen(kw_only=True)
class Column:
    """A column: how it is filled from an event, and which field of an event it is read back into."""

    name: str
    type: str
    is_nullable: bool
    fill: str
    reads: str = ""
    values: str = ""
    description: str = ""
    source: str = ""

    @property
    def arrow(self) -> pa.Field:
        """The column in an Arrow schema."""
        metadata = {"description": self.description} if self.description else None
        return pa.field(self.name, TYPES[self.type], nullable=self.is_nullable, metadata=metadata)


@attrs.frozen(kw_only=True)
class Layout:
    """Columns in their order, and what holds for the whole table."""

    name: str
    version: str
    title: str
    statement: str
    columns: tuple[Column, ...]
    conditions: tuple[str, ...] = ()
    rules: str = ""
    one_per: str = ""
    has_header: bool = True
    is_quoted: bool = True
    null_text: str = ""
    usual_format: str = "csv"
    key: tuple[str, ...] = ()
    latitude: str = ""
    longitude: str = ""
    country: str = ""
    year: str = ""

    @property
    def schema_id(self) -> str:
        """The name of the layout's JSON Schema."""
        return f"urn:eventdata:schema:layout:{self.name}:{self.version}"

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the layout named in its metadata."""
        metadata = {
            LAYOUT_ID_KEY: self.schema_id,
            LAYOUT_NAME_KEY: self.name,
            LAYOUT_VERSION_KEY: self.version,
            "eventdata.event_schema_id": schema_id(Event),
        }
        return pa.schema([column.arrow for column in self.columns], metadata=metadata)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def layout_names() -> tuple[str, ...]:
    """All layouts that come with the package, `flat` first."""
    return ("flat", *(row["name"] for row in lines()))


@cache
def layout(name: str) -> Layout:
    """A layout of the package by its name; UnknownSchema when there is none."""
    if name == "flat":
        return flat()
    for row in lines():
        if row["name"] == name:
            return layout_of(row, table_text(f"{name}.csv"))
    raise UnknownSchema(f"no layout {name!r}; there are {', '.join(layout_names())}")


def layout_file(line: dict[str, str], columns: Path) -> Layout:
    """A layout of the user's: its line, as in `layouts.csv`, and the file of its columns."""
    return layout_of(line, columns.read_text(encoding="utf-8"))


@cache
def lines() -> tuple[dict[str, str], ...]:
    """One line a layout, in the order in which they are listed to people."""
    return tuple(csv.DictReader(io.StringIO(table_text("layouts.csv"), newline="")))


def table_text(name: str) -> str:
    """A table of this package."""
    return files("eventdata").joinpath("layouts", "tables", name).read_text(encoding="utf-8")


def layout_of(line: dict[str, str], columns: str) -> Layout:
    """The layout that a line and a table of columns describe; what the line leaves out has its usual value."""
    rows = csv.DictReader(io.StringIO(columns, newline=""))
    return Layout(
        name=line["name"],
        version=line.get("version") or "1.0.0",
        title=line.get("title") or line["name"],
        statement=line.get("statement", ""),
        columns=tuple(column_of(row, f"{line['name']}.csv") for row in rows),
        conditions=tuple((line.get("conditions") or "").split()),
        rules=line.get("rules", ""),
        one_per=line.get("one_per", ""),
        has_header=line.get("header", "Y") != "N",
        is_quoted=line.get("quoted", "Y") != "N",
        null_text=line.get("null_text", ""),
        usual_format=line.get("format") or "csv",
        key=tuple(filter(None, (line.get("key") or "").split("|"))),
        latitude=line.get("latitude", ""),
        longitude=line.get("longitude", ""),
        country=line.get("country", ""),
        year=line.get("year", ""),
    )


def column_of(row: dict[str, str], table: str) -> Column:
    """One column; InvalidTable for a type that there is not."""
    if row["type"] not in TYPES:
        raise InvalidTable(f"{table}: column {row['name']!r} has type {row['type']!r}, wanted: {', '.join(TYPES)}")
    return Column(
        name=row["name"],
        type=row["type"],
        is_nullable=row["nullable"] != "N",
        fill=row["fill"],
        reads=row.get("reads", ""),
        values=row.get("values", ""),
        description=row.get("description", ""),
        source=row.get("source", ""),
    )


@cache
def flat() -> Layout:
    """The record itself without nested columns, read off its declaration: lists of records are JSON text."""
    columns = []
    for found in flat_columns(Event):
        doc = found.shape.doc
        path = ".".join(found.path)
        fill = path if found.shape.kind is not Kind.LIST else f"{path} | {'join' if found.has_codes else 'json'}"
        columns.append(
            Column(
                name=found.name,
                type=FLAT_TYPES.get(found.shape.kind, "string"),
                is_nullable=not found.is_required,
                fill=fill,
                description=doc.text if doc else "",
                source="eventdata.model",
            )
        )
    return Layout(
        name="flat",
        version="1.0.0",
        title="The record without nested columns",
        statement="The whole record; lists of codes are joined by '; ', lists of records are JSON text.",
        columns=tuple(columns),
        key=("event_id",),
        latitude="where_latitude",
        longitude="where_longitude",
        country="where_country",
    )
