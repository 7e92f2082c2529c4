-- Articles of any format: where they are from, what they were, and which are the same.

CREATE TABLE container (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  extractor TEXT NOT NULL,
  is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1))
) STRICT;

ALTER TABLE article ADD COLUMN url TEXT;
ALTER TABLE article ADD COLUMN language TEXT;
ALTER TABLE article ADD COLUMN media TEXT;
ALTER TABLE article ADD COLUMN story TEXT;
ALTER TABLE article ADD COLUMN container_id INTEGER REFERENCES container (id);

CREATE INDEX article_story ON article (story) WHERE story IS NOT NULL;
CREATE INDEX article_container ON article (container_id) WHERE container_id IS NOT NULL;

CREATE TABLE original (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;

CREATE VIEW duplicates AS
SELECT a.id AS article_id, (SELECT min(b.id) FROM article b WHERE b.story = a.story) AS of
FROM article a
WHERE a.story IS NOT NULL AND EXISTS (SELECT 1 FROM article b WHERE b.story = a.story AND b.id < a.id);
