-- Quotes that came ready-made, from a collection such as Quotebank, not from articles that were read.

CREATE TABLE imported (
  quote_id INTEGER PRIMARY KEY REFERENCES quote (id) ON DELETE CASCADE,
  key TEXT NOT NULL UNIQUE,
  occurrences INTEGER
) STRICT;

CREATE TABLE imported_url (
  quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (quote_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE imported_speaker (
  name TEXT NOT NULL,
  qids TEXT NOT NULL,
  actor_id INTEGER NOT NULL UNIQUE REFERENCES actor (id) ON DELETE CASCADE,
  PRIMARY KEY (name, qids)
) STRICT, WITHOUT ROWID;

-- The articles that were read, so that a build need not walk over those that were not.
CREATE INDEX article_read ON article (path) WHERE extractor <> 'quotebank';
