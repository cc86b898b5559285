-- Schema 9: what is true on a day. A seat's state and end are no columns any more: they follow from dated changes and from the term.

-- pending: elected, but the day of the congress's first session is not set yet (待定); nobody holds a seat of it before.
ALTER TABLE term ADD COLUMN pending INTEGER NOT NULL DEFAULT 0 CHECK (pending IN (0, 1));

CREATE TABLE mandate_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE, level TEXT NOT NULL, term_id TEXT REFERENCES term (id),
  constituency_id TEXT REFERENCES constituency (id), elected_by TEXT NOT NULL, certificate TEXT NOT NULL,
  election TEXT NOT NULL CHECK (election IN ('当选', '补选')), starts TEXT CHECK (starts IS date(starts)), note TEXT NOT NULL) STRICT;

-- What happened to a seat; it holds from its day on. unsure: the day is to be looked up (日期待核).
CREATE TABLE mandate_change (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  mandate_id TEXT NOT NULL REFERENCES mandate (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  day TEXT NOT NULL CHECK (day IS date(day)),
  kind TEXT NOT NULL CHECK (kind IN ('暂停执行职务', '恢复执行职务', '辞职', '罢免', '资格终止', '去世')),
  reason TEXT NOT NULL, document TEXT NOT NULL, unsure INTEGER NOT NULL CHECK (unsure IN (0, 1))) STRICT;
CREATE INDEX mandate_change_mandate ON mandate_change (mandate_id);
CREATE INDEX mandate_change_deputy ON mandate_change (deputy_id);

-- ended: the first day on which the seat was not held any more. What ends with its term, or after it was expected to, ended with it and is
-- no event. One that is ended and says no day ended when its row was last changed, as far as the ledger knows.
CREATE TEMP TABLE past AS
  SELECT m.id, m.state, date(m.changed_at, 'localtime') AS changed, m.ends IS NULL AS undated,
    CASE WHEN m.ends IS NOT NULL AND (m.state = '终止' OR t.ends IS NULL OR m.ends < t.ends) THEN date(m.ends, '+1 day')
      WHEN m.ends IS NULL AND m.state = '终止' THEN max(date(m.changed_at, 'localtime'), coalesce(m.starts, t.starts, '')) END AS ended,
    coalesce(m.starts, t.starts, '') AS began
  FROM mandate m LEFT JOIN term t ON t.id = m.term_id;

-- A day of its own has a seat only where it isn't the term's.
INSERT INTO mandate_new (id, origin, rev, changed_at, deputy_id, level, term_id, constituency_id, elected_by, certificate, election, starts, note)
  SELECT m.id, m.origin, m.rev, m.changed_at, m.deputy_id, m.level, m.term_id, m.constituency_id, m.elected_by, m.certificate,
    iif(m.starts > t.starts, '补选', '当选'), nullif(m.starts, t.starts), m.note
  FROM mandate m LEFT JOIN term t ON t.id = m.term_id;

-- The ids are made of the seat's, so that two copies of a ledger that are each brought up to date have the same events.
INSERT INTO mandate_change (id, origin, rev, changed_at, mandate_id, deputy_id, day, kind, reason, document, unsure)
  SELECT 'ended.' || m.id, m.origin, 1, m.changed_at, m.id, m.deputy_id, p.ended, '资格终止', '', '', p.undated
  FROM mandate m JOIN past p ON p.id = m.id WHERE p.ended IS NOT NULL;
INSERT INTO mandate_change (id, origin, rev, changed_at, mandate_id, deputy_id, day, kind, reason, document, unsure)
  SELECT 'suspended.' || m.id, m.origin, 1, m.changed_at, m.id, m.deputy_id,
    CASE WHEN p.ended < p.changed THEN date(p.ended, '-1 day') ELSE max(p.changed, p.began) END, '暂停执行职务', '', '', 1
  FROM mandate m JOIN past p ON p.id = m.id WHERE m.state = '暂停';
DROP TABLE past;
DROP TABLE mandate;
ALTER TABLE mandate_new RENAME TO mandate;
CREATE INDEX mandate_deputy ON mandate (deputy_id);

-- What is true of a deputy for some days only. The row of the deputy has the latest; what it was before a day stands here, so that there is
-- neither a gap nor an overlap. until: the first day on which it was otherwise.
CREATE TABLE former_post (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE, until TEXT NOT NULL CHECK (until IS date(until)),
  employer TEXT NOT NULL, leader INTEGER NOT NULL CHECK (leader IN (0, 1)), UNIQUE (deputy_id, until)) STRICT;
CREATE TABLE former_group (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE, until TEXT NOT NULL CHECK (until IS date(until)),
  group_id TEXT REFERENCES deputy_group (id), UNIQUE (deputy_id, until)) STRICT;
CREATE INDEX former_group_group ON former_group (group_id);

-- starts: the first day, NULL always; until: the first day after it, NULL still. A deputy belongs to a station once at a time.
CREATE TABLE station_member_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  station_id TEXT NOT NULL REFERENCES station (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  home INTEGER NOT NULL CHECK (home IN (0, 1)), starts TEXT CHECK (starts IS date(starts)), until TEXT CHECK (until IS date(until)),
  CHECK (starts < until)) STRICT;
INSERT INTO station_member_new (id, origin, rev, changed_at, station_id, deputy_id, home)
  SELECT id, origin, rev, changed_at, station_id, deputy_id, home FROM station_member;
DROP TABLE station_member;
ALTER TABLE station_member_new RENAME TO station_member;
CREATE INDEX station_member_deputy ON station_member (deputy_id);
CREATE UNIQUE INDEX station_member_once ON station_member (station_id, deputy_id) WHERE until IS NULL;

-- Where an opinion went (办理方式) and into which other one, and a project's stage, until a day: as former_post is to a deputy.
CREATE TABLE former_route (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  opinion_id TEXT NOT NULL REFERENCES opinion (id) ON DELETE CASCADE, until TEXT NOT NULL CHECK (until IS date(until)),
  route TEXT NOT NULL, merged_id TEXT REFERENCES opinion (id), UNIQUE (opinion_id, until)) STRICT;
CREATE INDEX former_route_merged ON former_route (merged_id);
CREATE TABLE former_stage (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, until TEXT NOT NULL CHECK (until IS date(until)),
  state TEXT NOT NULL CHECK (state IN ('征集', '初定', '审议', '票决', '监督', '评估')), UNIQUE (project_id, until)) STRICT;
-- What went into another opinion after something had been done about it went there on the day of its last step, as far as the ledger knows.
INSERT INTO former_route (id, origin, rev, changed_at, opinion_id, until, route)
  SELECT 'merged.' || o.id, o.origin, 1, o.changed_at, o.id, s.last, o.route
  FROM opinion o JOIN (SELECT opinion_id, max(day) AS last FROM opinion_step GROUP BY opinion_id) s ON s.opinion_id = o.id
  WHERE o.merged_id IS NOT NULL AND s.last > o.day;
