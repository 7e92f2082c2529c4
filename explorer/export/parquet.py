"""Quotes as Parquet: the fields of the tables with their types. It takes pyarrow."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import IO

from db.ask.record import Record
from explorer.export.fields import FIELDS, WITH_TEXT, fields
from explorer.export.format import Commission, ExportError

_ROWS = 5000
"""Quotes of one group of rows: what is held at a time."""


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write groups of rows as the quotes come."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExportError("Parquet takes pyarrow", "pip install 'onrecord[parquet]'") from error
    types = {
        "integer": pa.int64(), "real": pa.float64(), "truth": pa.bool_(), "text": pa.string(),
        "texts": pa.list_(pa.string()), "spans": pa.list_(pa.list_(pa.int64())),
    }  # fmt: skip
    columns = {**FIELDS, WITH_TEXT: "text"} if wanted.with_text else FIELDS
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
    rows = (fields(record, wanted.with_text) for record in records)
    with pq.ParquetWriter(out, schema, compression="zstd") as file:
        while some := list(islice(rows, _ROWS)):
            file.write_table(pa.Table.from_pylist(some, schema=schema))
    return ()
