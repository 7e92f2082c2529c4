-- Speech told from thought and plan. NULL where an older version read the article: it did not look, so nothing is said.

ALTER TABLE quote ADD COLUMN aloud INTEGER CHECK (aloud IN (0, 1));

DROP VIEW quotes;

CREATE VIEW quotes AS
SELECT q.id, q.text, q.kind, q.status, q.aloud, a.name AS speaker, q.role, a.country AS speaker_country,
  q.cue, q.said, q.said_basis, o.name AS outlet, o.country AS outlet_country, r.title, r.published, r.published_basis,
  (SELECT group_concat(c.country, ' ') FROM quote_country c WHERE c.quote_id = q.id AND c.role = 'about') AS about,
  (SELECT group_concat(v.name, ' > ') FROM via v WHERE v.quote_id = q.id) AS via,
  q.confidence, r.doc, q.start, q.end
FROM quote q
JOIN article r ON r.id = q.article_id
LEFT JOIN actor a ON a.id = q.actor_id
LEFT JOIN outlet o ON o.id = r.outlet_id;
