-- By what copies of a story are found, and what made imported quotes other than asserted, whose articles are not here.

CREATE TABLE story_mark (
  mark INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  PRIMARY KEY (mark, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_mark_article ON story_mark (article_id);

CREATE TABLE imported_status (
  quote_id INTEGER PRIMARY KEY,
  words TEXT NOT NULL
) STRICT;
