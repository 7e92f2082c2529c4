"""How the tables say what quotes are filtered and sorted by, in SQL."""

DAY = (
    "CASE WHEN said GLOB '[0-9][0-9][0-9][0-9]*' THEN CAST(substr(said, 1, 4) || "
    "coalesce(nullif(substr(said, 6, 2), ''), '99') || coalesce(nullif(substr(said, 9, 2), ''), '99') AS INTEGER) "
    "ELSE 0 END"
)
"""A date or the beginning of one as a number no earlier than any day in it: 2024-03 is 20240399."""
FIELDS = {"kind": "kind", "status": "status", "aloud": "CASE aloud WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END"}
"""What of the table of quotes is filtered by."""
