-- Actors that may be one: nothing is put together in doubt, but a person can be told what to look at.

CREATE TABLE suggested_merge (
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  PRIMARY KEY (actor_id, other_id),
  CHECK (actor_id < other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX suggested_merge_other ON suggested_merge (other_id);
