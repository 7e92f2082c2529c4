-- The index of db/index takes its place.

DROP TABLE search;
