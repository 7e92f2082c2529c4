-- The first schema. Every table and column is explained in docs/database.md.

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  country TEXT
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  doc TEXT NOT NULL,
  label TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  encoding TEXT NOT NULL,
  text TEXT NOT NULL,
  title TEXT,
  author TEXT,
  author_basis TEXT NOT NULL CHECK (author_basis IN ('stated', 'inferred', 'unknown')),
  published TEXT,
  published_basis TEXT NOT NULL CHECK (published_basis IN ('stated', 'inferred', 'unknown')),
  outlet_id INTEGER REFERENCES outlet (id),
  outlet_basis TEXT NOT NULL CHECK (outlet_basis IN ('stated', 'inferred', 'unknown')),
  extractor TEXT NOT NULL,
  read_at TEXT NOT NULL
) STRICT;

CREATE INDEX article_outlet ON article (outlet_id);

CREATE TABLE zone (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('title', 'standfirst', 'byline', 'dateline', 'body', 'heading', 'caption', 'boilerplate')),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end >= start),
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  label TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'government', 'organisation', 'bloc', 'outlet', 'group', 'anonymous')),
  country TEXT
) STRICT;

-- Who speaks in an article, as it alone has them: actors are put together from these, in order of article and ordinal.
CREATE TABLE member (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  aliases TEXT NOT NULL CHECK (json_valid(aliases)),
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_actor ON member (actor_id);

CREATE TABLE alias (
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  PRIMARY KEY (actor_id, article_id, text)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_article ON alias (article_id);

CREATE TABLE role (
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  PRIMARY KEY (actor_id, article_id, text)
) STRICT, WITHOUT ROWID;

CREATE INDEX role_article ON role (article_id);

CREATE TABLE quote (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
  status TEXT NOT NULL CHECK (status IN
    ('asserted', 'negated', 'hypothetical', 'conditional', 'question', 'second-hand', 'unverified')),
  status_start INTEGER,
  status_end INTEGER,
  cue TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  actor_id INTEGER REFERENCES actor (id),
  mention TEXT,
  mention_start INTEGER,
  mention_end INTEGER,
  unknown_reason TEXT,
  role TEXT,
  said TEXT,
  said_basis TEXT NOT NULL CHECK (said_basis IN ('stated', 'inferred', 'printed', 'unknown')),
  zone TEXT NOT NULL,
  nested_in INTEGER REFERENCES quote (id) ON DELETE SET NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  UNIQUE (article_id, ordinal)
) STRICT;

CREATE INDEX quote_actor ON quote (actor_id);
CREATE INDEX quote_said ON quote (said);
CREATE INDEX quote_nested ON quote (nested_in) WHERE nested_in IS NOT NULL;

CREATE TABLE quote_span (
  quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  PRIMARY KEY (quote_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE quote_country (
  role TEXT NOT NULL CHECK (role IN ('speaker', 'about', 'outlet')),
  country TEXT NOT NULL,
  quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  PRIMARY KEY (role, country, quote_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX quote_country_quote ON quote_country (quote_id);

CREATE TABLE via (
  quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  basis TEXT NOT NULL CHECK (basis IN ('stated', 'inferred', 'unknown')),
  start INTEGER,
  end INTEGER,
  PRIMARY KEY (quote_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  paragraph INTEGER NOT NULL
) STRICT;

CREATE INDEX passage_article ON passage (article_id);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'edit', 'merge', 'split', 'note', 'bookmark', 'undo')),
  article_sha256 TEXT,
  exact TEXT,
  prefix TEXT,
  suffix TEXT,
  start INTEGER,
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail))
) STRICT;

-- One row a quote (quote:ID) and one a passage (passage:ID), folded by db/ask/fold.py when written.
CREATE VIRTUAL TABLE search USING fts5 (words, names, titles, ref UNINDEXED, tokenize = 'trigram');

CREATE VIEW quotes AS
SELECT q.id, q.text, q.kind, q.status, a.name AS speaker, q.role, a.country AS speaker_country,
  q.cue, q.said, q.said_basis, o.name AS outlet, o.country AS outlet_country, r.title, r.published, r.published_basis,
  (SELECT group_concat(c.country, ' ') FROM quote_country c WHERE c.quote_id = q.id AND c.role = 'about') AS about,
  (SELECT group_concat(v.name, ' > ') FROM via v WHERE v.quote_id = q.id) AS via,
  q.confidence, r.doc, q.start, q.end
FROM quote q
JOIN article r ON r.id = q.article_id
LEFT JOIN actor a ON a.id = q.actor_id
LEFT JOIN outlet o ON o.id = r.outlet_id;

CREATE VIEW actors AS
SELECT a.id, a.name, a.kind, a.country, count(q.id) AS quotes, count(DISTINCT q.article_id) AS articles,
  (SELECT group_concat(DISTINCT l.text) FROM alias l WHERE l.actor_id = a.id) AS aliases
FROM actor a LEFT JOIN quote q ON q.actor_id = a.id
GROUP BY a.id;

CREATE VIEW sources AS
SELECT r.id, r.doc, r.title, o.name AS outlet, r.outlet_basis, r.author, r.published, r.published_basis,
  count(q.id) AS quotes, count(DISTINCT q.actor_id) AS actors
FROM article r LEFT JOIN outlet o ON o.id = r.outlet_id LEFT JOIN quote q ON q.article_id = r.id
GROUP BY r.id;
