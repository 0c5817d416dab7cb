"""Points: as WKB with a box around each for GeoParquet 1.1, and as geometries of GeoJSON features."""

import json
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import UnknownSchema
from eventdata.layouts.definition import Layout
from eventdata.schema.json_columns import json_column, json_lines

GEOMETRY: Final = pa.field("geometry", pa.binary(), metadata={"description": "Point as WKB, longitude first, WGS 84."})
BOX: Final = pa.field(
    "bbox", pa.struct([pa.field(name, pa.float64(), nullable=False) for name in ("xmin", "ymin", "xmax", "ymax")])
)
ADDED: Final = (GEOMETRY.name, BOX.name)
HEADER: Final = np.frombuffer(b"\x01\x01\x00\x00\x00", np.uint8)
"""Little-endian, a point."""
CRS84: Final = {
    "$schema": "https://proj.org/schemas/v0.7/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84 (CRS84)",
    "datum_ensemble": {
        "name": "World Geodetic System 1984 ensemble",
        "members": [{"name": "World Geodetic System 1984 (Transit)"}, {"name": "World Geodetic System 1984 (G2139)"}],
        "ellipsoid": {"name": "WGS 84", "semi_major_axis": 6378137, "inverse_flattening": 298.257223563},
        "accuracy": "2.0",
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {"name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east", "unit": "degree"},
            {"name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north", "unit": "degree"},
        ],
    },
    "id": {"authority": "OGC", "code": "CRS84"},
}


def coordinates(rows: "pa.Table | pa.RecordBatch", layout: Layout | None) -> tuple[pa.Array, pa.Array]:
    """Longitude and latitude of each row; both null where one is."""
    if layout is None:
        where = combined(rows.column("where"))
        found = [pc.struct_field(where, [name]) for name in ("longitude", "latitude")]
    elif layout.latitude and layout.longitude:
        found = [combined(rows.column(name)) for name in (layout.longitude, layout.latitude)]
    else:
        raise UnknownSchema(f"the layout {layout.name} has no coordinates, which this format needs")
    is_whole = pc.and_(found[0].is_valid(), found[1].is_valid())
    longitude, latitude = (pc.if_else(is_whole, each, pa.scalar(None, each.type)) for each in found)
    return longitude, latitude


def combined(column: Any) -> pa.Array:
    """A column in one piece."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


class GeoColumns:
    """The columns that GeoParquet adds, and the box around all points so far."""

    def __init__(self, layout: Layout | None) -> None:
        self.layout = layout
        self.box: tuple[float, float, float, float] | None = None

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """The schema with the geometry and its box."""
        return schema.append(GEOMETRY).append(BOX)

    def added(self, table: pa.Table) -> pa.Table:
        """The table with the geometry and its box."""
        longitude, latitude = coordinates(table, self.layout)
        self.grow(longitude, latitude)
        boxed = table.append_column(GEOMETRY, points(longitude, latitude))
        return boxed.append_column(BOX, boxes(longitude, latitude))

    def grow(self, longitude: pa.Array, latitude: pa.Array) -> None:
        """Take these points into the box around all."""
        east_west, north_south = pc.min_max(longitude).as_py(), pc.min_max(latitude).as_py()
        if east_west["min"] is None:
            return
        found = (east_west["min"], north_south["min"], east_west["max"], north_south["max"])
        before = self.box or found
        lows, highs = (min(before[i], found[i]) for i in (0, 1)), (max(before[i], found[i]) for i in (2, 3))
        self.box = (*lows, *highs)

    def metadata(self) -> str:
        """The `geo` entry of the footer."""
        covering = {"bbox": {name: [BOX.name, name] for name in ("xmin", "ymin", "xmax", "ymax")}}
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"], "crs": CRS84, "covering": covering}
        if self.box is not None:
            column["bbox"] = list(self.box)
        return json.dumps({"version": "1.1.0", "primary_column": GEOMETRY.name, "columns": {GEOMETRY.name: column}})


def points(longitude: pa.Array, latitude: pa.Array) -> pa.Array:
    """Points in well-known binary, 21 bytes each; null without a coordinate."""
    bytes_each = 21
    count = len(longitude)
    content = np.empty((count, bytes_each), np.uint8)
    content[:, :5] = HEADER
    for start, values in ((5, longitude), (13, latitude)):
        numbers = np.ascontiguousarray(np.asarray(values.fill_null(0.0)), "<f8")
        content[:, start : start + 8] = numbers.view(np.uint8).reshape(count, 8)
    fixed = pa.FixedSizeBinaryArray.from_buffers(pa.binary(bytes_each), count, [None, pa.py_buffer(content.tobytes())])
    return pc.if_else(longitude.is_valid(), pc.cast(fixed, pa.binary()), pa.scalar(None, pa.binary()))


def boxes(longitude: pa.Array, latitude: pa.Array) -> pa.Array:
    """The box of each point, which is the point; null without a coordinate."""
    x, y = longitude.fill_null(0.0), latitude.fill_null(0.0)
    fields: Sequence[pa.Field] = list(BOX.type)
    return pa.StructArray.from_arrays([x, y, x, y], fields=fields, mask=longitude.is_null())


def geojson_features(batch: pa.RecordBatch, layout: Layout | None) -> pa.Array:
    """A feature for each row, all its columns as properties."""
    longitude, latitude = coordinates(batch, layout)
    point = pc.binary_join_element_wise(
        '{"type":"Point","coordinates":[', json_column(longitude), ",", json_column(latitude), "]}", ""
    )
    geometry = pc.if_else(longitude.is_valid(), point, "null")
    return pc.binary_join_element_wise(
        '{"type":"Feature","geometry":', geometry, ',"properties":', json_lines(batch), "}", ""
    )
