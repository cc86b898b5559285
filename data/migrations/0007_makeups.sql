-- Schema 7: who was told of a make-up (补课), which has a notice of its own.

CREATE TABLE delivery_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  owner_table TEXT NOT NULL CHECK (owner_table IN ('course', 'course_session', 'campaign', 'meeting')), owner_id TEXT NOT NULL, deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  way TEXT NOT NULL CHECK (way IN ('当面', '电话', '微信', '纸')), day TEXT NOT NULL CHECK (day IS date(day)), UNIQUE (owner_table, owner_id, deputy_id)) STRICT;
INSERT INTO delivery_new (id, origin, rev, changed_at, owner_table, owner_id, deputy_id, way, day)
  SELECT id, origin, rev, changed_at, owner_table, owner_id, deputy_id, way, day FROM delivery;
DROP TABLE delivery;
ALTER TABLE delivery_new RENAME TO delivery;

-- An enterprise that goes, as all that an import made do when it is undone, would otherwise have every opinion looked at.
CREATE INDEX opinion_enterprise ON opinion (enterprise_id);
