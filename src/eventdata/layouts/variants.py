"""What users may choose about a layout's values: days as dates or texts, ACLED's inter codes as texts or numbers."""

from typing import Final

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.steps import lookup
from eventdata.schema.distinct import decoded

INTERS: Final = {"inter1": "acled_inter_codes", "inter2": "acled_inter_codes", "interaction": "acled_interactions"}


@attrs.frozen(kw_only=True)
class Variant:
    """`dates` is `date32` or `string`; `inters` is `text` or `numeric`, where nobody is 0."""

    dates: str = "date32"
    inters: str = "text"

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """The schema with the types that the choices make."""
        return pa.schema([self.field(field) for field in schema], schema.metadata)

    def field(self, field: pa.Field) -> pa.Field:
        """A column's type by the choices."""
        if self.dates == "string" and pa.types.is_date(field.type):
            return field.with_type(pa.string())
        if self.inters == "numeric" and field.name in INTERS:
            return field.with_type(pa.int8()).with_nullable(False)
        return field

    def applied(self, table: pa.Table) -> pa.Table:
        """The table with its values by the choices."""
        wanted = self.schema(table.schema)
        for place, (before, after) in enumerate(zip(table.schema, wanted, strict=True)):
            if before.type != after.type:
                table = table.set_column(place, after, self.column(table, before))
        return table

    def column(self, table: pa.Table, field: pa.Field) -> pa.ChunkedArray:
        """One column by the choices."""
        found = table.column(field.name)
        if pa.types.is_date(field.type):
            return pc.cast(found, pa.string())
        codes = lookup(decoded(found.combine_chunks()), INTERS[field.name], "code", "text")
        return pa.chunked_array([pc.cast(pc.fill_null(codes, "0"), pa.int8())])
