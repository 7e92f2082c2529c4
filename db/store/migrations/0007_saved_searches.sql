-- Searches a person gave a name, kept in the library so that they go with it.

CREATE TABLE saved_search (
  name TEXT NOT NULL PRIMARY KEY CHECK (trim(name) <> ''),
  query TEXT NOT NULL,
  made_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  seen_quote INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
