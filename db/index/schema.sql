-- What search at any size needs: tables made from the others, and triggers that note what is to be made again.

-- For each three letters and each 65,536 documents of a kind (0 quote, 1 actor, 2 article, 3 passage, 4 outlet), those they occur in.
CREATE TABLE index_trigram (
  kind INTEGER NOT NULL,
  chunk INTEGER NOT NULL,
  code INTEGER NOT NULL,
  count INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  ids BLOB NOT NULL,
  PRIMARY KEY (kind, chunk, code)
) STRICT, WITHOUT ROWID;

-- The same for the values quotes are filtered by.
CREATE TABLE index_facet (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  count INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  ids BLOB NOT NULL,
  PRIMARY KEY (field, value, chunk)
) STRICT, WITHOUT ROWID;

-- One number a document.
CREATE TABLE index_column (
  name TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (name, chunk)
) STRICT, WITHOUT ROWID;

-- What is known of all chunks together, and of the index itself.
CREATE TABLE index_fact (
  name TEXT PRIMARY KEY,
  checksum INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What was changed, by whomever, since it was indexed; readers look at it beside the index.
CREATE TABLE index_pending (
  kind INTEGER NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Not OR IGNORE: what a trigger says of conflicts yields to what the statement says that fires it.
CREATE TRIGGER quote_added AFTER INSERT ON quote BEGIN
  INSERT INTO index_pending SELECT 0, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = new.id);
END;
CREATE TRIGGER quote_changed AFTER UPDATE ON quote BEGIN
  INSERT INTO index_pending SELECT 0, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = old.id);
  INSERT INTO index_pending SELECT 0, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = new.id);
END;
CREATE TRIGGER quote_removed AFTER DELETE ON quote BEGIN
  INSERT INTO index_pending SELECT 0, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = old.id);
END;

CREATE TRIGGER quote_country_added AFTER INSERT ON quote_country BEGIN
  INSERT INTO index_pending SELECT 0, new.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = new.quote_id);
END;
CREATE TRIGGER quote_country_changed AFTER UPDATE ON quote_country BEGIN
  INSERT INTO index_pending SELECT 0, old.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = old.quote_id);
  INSERT INTO index_pending SELECT 0, new.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = new.quote_id);
END;
CREATE TRIGGER quote_country_removed AFTER DELETE ON quote_country BEGIN
  INSERT INTO index_pending SELECT 0, old.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = old.quote_id);
END;

CREATE TRIGGER via_added AFTER INSERT ON via BEGIN
  INSERT INTO index_pending SELECT 0, new.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = new.quote_id);
END;
CREATE TRIGGER via_changed AFTER UPDATE ON via BEGIN
  INSERT INTO index_pending SELECT 0, old.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = old.quote_id);
  INSERT INTO index_pending SELECT 0, new.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = new.quote_id);
END;
CREATE TRIGGER via_removed AFTER DELETE ON via BEGIN
  INSERT INTO index_pending SELECT 0, old.quote_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 0 AND id = old.quote_id);
END;

CREATE TRIGGER actor_added AFTER INSERT ON actor BEGIN
  INSERT INTO index_pending SELECT 1, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = new.id);
END;
CREATE TRIGGER actor_changed AFTER UPDATE ON actor BEGIN
  INSERT INTO index_pending SELECT 1, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = old.id);
  INSERT INTO index_pending SELECT 1, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = new.id);
END;
CREATE TRIGGER actor_removed AFTER DELETE ON actor BEGIN
  INSERT INTO index_pending SELECT 1, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = old.id);
END;

CREATE TRIGGER alias_added AFTER INSERT ON alias BEGIN
  INSERT INTO index_pending SELECT 1, new.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = new.actor_id);
END;
CREATE TRIGGER alias_changed AFTER UPDATE ON alias BEGIN
  INSERT INTO index_pending SELECT 1, old.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = old.actor_id);
  INSERT INTO index_pending SELECT 1, new.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = new.actor_id);
END;
CREATE TRIGGER alias_removed AFTER DELETE ON alias BEGIN
  INSERT INTO index_pending SELECT 1, old.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = old.actor_id);
END;

CREATE TRIGGER role_added AFTER INSERT ON role BEGIN
  INSERT INTO index_pending SELECT 1, new.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = new.actor_id);
END;
CREATE TRIGGER role_changed AFTER UPDATE ON role BEGIN
  INSERT INTO index_pending SELECT 1, old.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = old.actor_id);
  INSERT INTO index_pending SELECT 1, new.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = new.actor_id);
END;
CREATE TRIGGER role_removed AFTER DELETE ON role BEGIN
  INSERT INTO index_pending SELECT 1, old.actor_id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 1 AND id = old.actor_id);
END;

CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
  INSERT INTO index_pending SELECT 2, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 2 AND id = new.id);
END;
CREATE TRIGGER article_changed AFTER UPDATE OF title, outlet_id ON article BEGIN
  INSERT INTO index_pending SELECT 2, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 2 AND id = old.id);
  INSERT INTO index_pending SELECT 2, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 2 AND id = new.id);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
  INSERT INTO index_pending SELECT 2, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 2 AND id = old.id);
END;
CREATE TRIGGER outlet_added AFTER INSERT ON outlet BEGIN
  INSERT INTO index_pending SELECT 4, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 4 AND id = new.id);
END;
CREATE TRIGGER outlet_changed AFTER UPDATE ON outlet WHEN old.id <> new.id OR old.name <> new.name BEGIN
  INSERT INTO index_pending SELECT 4, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 4 AND id = old.id);
  INSERT INTO index_pending SELECT 4, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 4 AND id = new.id);
END;
CREATE TRIGGER outlet_removed AFTER DELETE ON outlet BEGIN
  INSERT INTO index_pending SELECT 4, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 4 AND id = old.id);
END;

CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
  INSERT INTO index_pending SELECT 3, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 3 AND id = new.id);
END;
CREATE TRIGGER passage_changed AFTER UPDATE ON passage BEGIN
  INSERT INTO index_pending SELECT 3, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 3 AND id = old.id);
  INSERT INTO index_pending SELECT 3, new.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 3 AND id = new.id);
END;
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
  INSERT INTO index_pending SELECT 3, old.id
  WHERE NOT EXISTS (SELECT 1 FROM index_pending WHERE kind = 3 AND id = old.id);
END;
