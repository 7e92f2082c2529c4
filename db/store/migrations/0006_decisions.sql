-- What people decide: rows that are only ever added, and what they come to in the other tables.

DROP TABLE decision;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  step TEXT NOT NULL,
  made_at TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN
    ('accept', 'reject', 'edit', 'note', 'bookmark', 'unbookmark', 'merge', 'split', 'apart', 'undo')),
  path TEXT,
  doc TEXT,
  article_sha256 TEXT,
  exact TEXT,
  prefix TEXT,
  suffix TEXT,
  start INTEGER,
  takes_back TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  imported INTEGER NOT NULL CHECK (imported IN (0, 1))
) STRICT;

CREATE INDEX decision_step ON decision (step);
CREATE INDEX decision_path ON decision (path) WHERE path IS NOT NULL;
CREATE INDEX decision_doc ON decision (doc) WHERE doc IS NOT NULL;
CREATE INDEX decision_hash ON decision (article_sha256) WHERE article_sha256 IS NOT NULL;
CREATE INDEX decision_undo ON decision (takes_back) WHERE takes_back IS NOT NULL;

CREATE TABLE decision_actor (
  decision_id INTEGER NOT NULL REFERENCES decision (id),
  side INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  path TEXT,
  doc TEXT,
  article_sha256 TEXT,
  name TEXT NOT NULL,
  qids TEXT,
  PRIMARY KEY (decision_id, side, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_actor_path ON decision_actor (path) WHERE path IS NOT NULL;
CREATE INDEX decision_actor_hash ON decision_actor (article_sha256) WHERE article_sha256 IS NOT NULL;
CREATE INDEX decision_actor_doc ON decision_actor (doc) WHERE doc IS NOT NULL;
CREATE INDEX decision_actor_items ON decision_actor (name, qids) WHERE qids IS NOT NULL;

CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are only added: undo one with a decision of its own');
END;
CREATE TRIGGER decision_unchanged BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are only added: undo one with a decision of its own');
END;

-- All below is made from the decisions and the articles, and may be made again.

CREATE TABLE outcome (
  decision_id INTEGER PRIMARY KEY REFERENCES decision (id),
  state TEXT NOT NULL CHECK (state IN ('applied', 'idle', 'orphan', 'undone')),
  reason TEXT,
  article_id INTEGER,
  quote_id INTEGER
) STRICT;

CREATE INDEX outcome_article ON outcome (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX outcome_orphan ON outcome (decision_id) WHERE state = 'orphan';

CREATE TABLE machine_quote (
  quote_id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  form TEXT CHECK (json_valid(form))
) STRICT;

CREATE INDEX machine_quote_article ON machine_quote (article_id);

CREATE TABLE verdict (
  quote_id INTEGER PRIMARY KEY REFERENCES quote (id) ON DELETE CASCADE,
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
  bookmarked INTEGER NOT NULL CHECK (bookmarked IN (0, 1)),
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
  note TEXT
) STRICT;

CREATE TABLE moved_quote (
  quote_id INTEGER PRIMARY KEY REFERENCES quote (id) ON DELETE CASCADE,
  part INTEGER NOT NULL
) STRICT;

CREATE INDEX moved_quote_part ON moved_quote (part);

CREATE TABLE moved_speaker (
  part INTEGER PRIMARY KEY,
  actor_id INTEGER NOT NULL REFERENCES actor (id)
) STRICT;

CREATE TABLE split_actor (
  decision_id INTEGER PRIMARY KEY REFERENCES decision (id),
  actor_id INTEGER NOT NULL UNIQUE
) STRICT;

-- The actor the machine takes a member for; actor_id is the one it stands under once actors are merged and split.
ALTER TABLE member ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
UPDATE member SET part = actor_id;
CREATE INDEX member_part ON member (part);

CREATE INDEX article_hash ON article (sha256) WHERE extractor <> 'quotebank';
CREATE INDEX article_doc ON article (doc) WHERE extractor <> 'quotebank';

-- What was imported is known even where its quote is rejected or its speaker merged into another, so that it does not come in again.
ALTER TABLE imported RENAME TO old_imported;
CREATE TABLE imported (
  quote_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  occurrences INTEGER
) STRICT;
INSERT INTO imported SELECT quote_id, key, occurrences FROM old_imported;
DROP TABLE old_imported;

ALTER TABLE imported_url RENAME TO old_imported_url;
CREATE TABLE imported_url (
  quote_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (quote_id, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO imported_url SELECT quote_id, ordinal, url FROM old_imported_url;
DROP TABLE old_imported_url;

ALTER TABLE imported_speaker RENAME TO old_imported_speaker;
CREATE TABLE imported_speaker (
  name TEXT NOT NULL,
  qids TEXT NOT NULL,
  actor_id INTEGER NOT NULL UNIQUE,
  PRIMARY KEY (name, qids)
) STRICT, WITHOUT ROWID;
INSERT INTO imported_speaker SELECT name, qids, actor_id FROM old_imported_speaker;
DROP TABLE old_imported_speaker;
