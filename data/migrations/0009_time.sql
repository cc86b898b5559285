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
-- no event. One that is ended and says no day, or one that was still to come when its row was last changed, ended then, as far as the ledger
-- knows: it counted as ended from then on. What it said stays as the reason.
CREATE TEMP TABLE past AS
  SELECT m.id, m.state, date(m.changed_at, 'localtime') AS changed, said.undated AS undated,
    CASE WHEN m.state = '终止' AND said.undated THEN max(date(m.changed_at, 'localtime'), coalesce(m.starts, t.starts, ''))
      WHEN m.ends IS NOT NULL AND (m.state = '终止' OR t.ends IS NULL OR m.ends < t.ends) THEN date(m.ends, '+1 day') END AS ended,
    iif(m.state = '终止' AND said.undated AND m.ends IS NOT NULL, '原记截止日期 ' || m.ends, '') AS reason,
    coalesce(m.starts, t.starts, '') AS began
  FROM mandate m LEFT JOIN term t ON t.id = m.term_id
    JOIN (SELECT id, ends IS NULL OR state = '终止' AND ends > date(changed_at, 'localtime') AS undated FROM mandate) said ON said.id = m.id;

-- A day of its own has a seat only where it isn't the term's.
INSERT INTO mandate_new (id, origin, rev, changed_at, deputy_id, level, term_id, constituency_id, elected_by, certificate, election, starts, note)
  SELECT m.id, m.origin, m.rev, m.changed_at, m.deputy_id, m.level, m.term_id, m.constituency_id, m.elected_by, m.certificate,
    iif(m.starts > t.starts, '补选', '当选'), nullif(m.starts, t.starts), m.note
  FROM mandate m LEFT JOIN term t ON t.id = m.term_id;

-- The ids are made of the seat's, so that two copies of a ledger that are each brought up to date have the same events.
INSERT INTO mandate_change (id, origin, rev, changed_at, mandate_id, deputy_id, day, kind, reason, document, unsure)
  SELECT 'ended.' || m.id, m.origin, 1, m.changed_at, m.id, m.deputy_id, p.ended, '资格终止', p.reason, '', p.undated
  FROM mandate m JOIN past p ON p.id = m.id WHERE p.ended IS NOT NULL;
INSERT INTO mandate_change (id, origin, rev, changed_at, mandate_id, deputy_id, day, kind, reason, document, unsure)
  SELECT 'suspended.' || m.id, m.origin, 1, m.changed_at, m.id, m.deputy_id,
    CASE WHEN p.ended <= max(p.changed, p.began) THEN date(p.ended, '-1 day') ELSE max(p.changed, p.began) END, '暂停执行职务', '', '', 1
  FROM mandate m JOIN past p ON p.id = m.id WHERE m.state = '暂停' AND (p.ended IS NULL OR p.began < p.ended);
DROP TABLE past;
DROP TABLE mandate;
ALTER TABLE mandate_new RENAME TO mandate;
CREATE INDEX mandate_deputy ON mandate (deputy_id);

-- What is true of a deputy for some days only. The row of the deputy has the latest; what it was before a day stands here, so that there is
-- neither a gap nor an overlap. until: the first day on which it was otherwise.
CREATE TABLE former_job (
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

-- Where an opinion went (办理方式, 承办单位) and into which other one, and a project's stage, until a day: as former_job is to a deputy.
CREATE TABLE former_route (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  opinion_id TEXT NOT NULL REFERENCES opinion (id) ON DELETE CASCADE, until TEXT NOT NULL CHECK (until IS date(until)),
  route TEXT NOT NULL, handler_id TEXT REFERENCES handler (id), merged_id TEXT REFERENCES opinion (id), UNIQUE (opinion_id, until)) STRICT;
CREATE INDEX former_route_merged ON former_route (merged_id);
CREATE INDEX former_route_handler ON former_route (handler_id);
CREATE TABLE former_stage (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, until TEXT NOT NULL CHECK (until IS date(until)),
  state TEXT NOT NULL CHECK (state IN ('征集', '初定', '审议', '票决', '监督', '评估')), UNIQUE (project_id, until)) STRICT;
-- What went into another opinion after something had been done about it went there on the day of its last step, as far as the ledger knows.
INSERT INTO former_route (id, origin, rev, changed_at, opinion_id, until, route, handler_id)
  SELECT 'merged.' || o.id, o.origin, 1, o.changed_at, o.id, s.last, o.route, o.handler_id
  FROM opinion o JOIN (SELECT opinion_id, max(day) AS last FROM opinion_step GROUP BY opinion_id) s ON s.opinion_id = o.id
  WHERE o.merged_id IS NOT NULL AND s.last > o.day;

-- Papers that went out (印发登记): each with its PDF as an attachment. since and until: the days that it is of, where no record says so.
-- number: as it stands on the paper, 0 none; total: of a bulletin, through all years. dated: 成文日期; day: when it was printed or saved.
CREATE TABLE issued (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  paper TEXT NOT NULL, title TEXT NOT NULL, since TEXT CHECK (since IS date(since)), until TEXT CHECK (until IS date(until)),
  year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number >= 0), total INTEGER NOT NULL CHECK (total >= 0),
  dated TEXT CHECK (dated IS date(dated)), day TEXT NOT NULL CHECK (day IS date(day)),
  state TEXT NOT NULL CHECK (state IN ('留存', '已印发', '更正', '作废')), reason TEXT NOT NULL, corrects_id TEXT REFERENCES issued (id)) STRICT;
CREATE INDEX issued_day ON issued (day);
CREATE INDEX issued_number ON issued (paper, year, number);
CREATE INDEX issued_corrects ON issued (corrects_id);

-- The records that it is about: a notice is of several shifts, 交办单 may be of several matters.
CREATE TABLE issued_subject (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  issued_id TEXT NOT NULL REFERENCES issued (id) ON DELETE CASCADE,
  subject_table TEXT NOT NULL
    CHECK (subject_table IN ('shift', 'activity', 'opinion', 'proposal', 'course', 'course_session', 'meeting', 'bulletin')),
  subject_id TEXT NOT NULL, UNIQUE (issued_id, subject_table, subject_id)) STRICT;
CREATE INDEX issued_subject_of ON issued_subject (subject_id);

-- Numbers that were given before belong to the paper from now on. No file of those was kept; when a notice was printed is not known, nor
-- what day it bears: at the latest on the day of its first shift. The ids are made of the records', as above.
INSERT INTO issued (id, origin, rev, changed_at, paper, title, year, number, total, dated, day, state, reason)
  SELECT 'issued.' || id, origin, 1, changed_at, 'bulletin', '简报第' || number || '期', year, number, total, day, day, '已印发', '升级前编号，未留存文件'
  FROM bulletin;
INSERT INTO issued_subject (id, origin, rev, changed_at, issued_id, subject_table, subject_id)
  SELECT 'about.' || id, origin, 1, changed_at, 'issued.' || id, 'bulletin', id FROM bulletin;
INSERT INTO issued (id, origin, rev, changed_at, paper, title, year, number, total, day, state, reason)
  SELECT 'issued.' || min(id), min(origin), 1, min(changed_at), 'duty-notice', '接待公告(' || notice_year || ')' || notice_number || '号',
    notice_year, notice_number, 0, min(min(day), min(date(changed_at, 'localtime'))), '已印发', '升级前编号，未留存文件'
  FROM shift WHERE notice_number > 0 GROUP BY notice_year, notice_number;
INSERT INTO issued_subject (id, origin, rev, changed_at, issued_id, subject_table, subject_id)
  SELECT 'about.' || s.id, s.origin, 1, s.changed_at, i.id, 'shift', s.id
  FROM shift s JOIN issued i ON i.paper = 'duty-notice' AND i.year = s.notice_year AND i.number = s.notice_number WHERE s.notice_number > 0;
INSERT INTO counter (kind, year, last)
  SELECT 'duty_notice', year, max(number) FROM issued WHERE paper = 'duty-notice' GROUP BY year
  ON CONFLICT (kind, year) DO UPDATE SET last = max(last, excluded.last);
ALTER TABLE shift DROP COLUMN notice_year;
ALTER TABLE shift DROP COLUMN notice_number;

CREATE TABLE bulletin_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day)), title TEXT NOT NULL, text TEXT NOT NULL, since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT NOT NULL CHECK (until IS date(until)), report_to TEXT NOT NULL, copy_to TEXT NOT NULL, signer TEXT NOT NULL) STRICT;
INSERT INTO bulletin_new SELECT id, origin, rev, changed_at, day, title, text, since, until, report_to, copy_to, signer FROM bulletin;
DROP TABLE bulletin;
ALTER TABLE bulletin_new RENAME TO bulletin;
UPDATE draft SET body = json_remove(body, '$.Year', '$.Number', '$.Total') WHERE form LIKE 'bulletin/%' AND json_valid(body);

-- 又名 and 旧号: what else a record is called, or the id of one that was found to be the same and became one with it (合并). Whoever holds
-- the old id finds the record by it. old_id: '' for a name that was typed; name: '' where it is the same.
CREATE TABLE alias (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  subject_table TEXT NOT NULL CHECK (subject_table IN ('deputy', 'enterprise', 'village', 'handler')), subject_id TEXT NOT NULL,
  old_id TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE INDEX alias_subject ON alias (subject_table, subject_id);
CREATE INDEX alias_old ON alias (old_id);

-- What happened to a village, a station, a unit, an enterprise or a group; it holds from its day on. The record keeps its latest name:
-- former is the one before (改名). successor_id is what it was merged into (并入), a record of the same table.
CREATE TABLE subject_change (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  subject_table TEXT NOT NULL CHECK (subject_table IN ('village', 'station', 'handler', 'enterprise', 'deputy_group')),
  subject_id TEXT NOT NULL, day TEXT NOT NULL CHECK (day IS date(day)),
  kind TEXT NOT NULL CHECK (kind IN ('改名', '停用', '并入', '恢复')),
  former TEXT NOT NULL, successor_id TEXT, reason TEXT NOT NULL, document TEXT NOT NULL) STRICT;
CREATE INDEX subject_change_subject ON subject_change (subject_id);

-- A constituency (选区) and its villages belong to a term: the next congress may be elected by others of the same names.
CREATE TABLE constituency_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL, level TEXT NOT NULL, term_id TEXT REFERENCES term (id), seats INTEGER NOT NULL CHECK (seats >= 0),
  population INTEGER NOT NULL CHECK (population >= 0), note TEXT NOT NULL, UNIQUE (level, name, term_id)) STRICT;
INSERT INTO constituency_new (id, origin, rev, changed_at, name, level, term_id, seats, population, note)
  SELECT c.id, c.origin, c.rev, c.changed_at, c.name, c.level, coalesce(
      (SELECT t.id FROM mandate m JOIN term t ON t.id = m.term_id WHERE m.constituency_id = c.id ORDER BY t.number DESC LIMIT 1),
      (SELECT t.id FROM term t WHERE t.level = c.level ORDER BY t.number DESC LIMIT 1)), c.seats, c.population, c.note
  FROM constituency c;
CREATE TABLE constituency_village (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  constituency_id TEXT NOT NULL REFERENCES constituency (id) ON DELETE CASCADE, village_id TEXT NOT NULL REFERENCES village (id),
  UNIQUE (constituency_id, village_id)) STRICT;
CREATE INDEX constituency_village_village ON constituency_village (village_id);
INSERT INTO constituency_village (id, origin, rev, changed_at, constituency_id, village_id)
  SELECT 'in.' || id, origin, 1, changed_at, constituency_id, id FROM village WHERE constituency_id IS NOT NULL;
DROP TABLE constituency;
ALTER TABLE constituency_new RENAME TO constituency;
CREATE UNIQUE INDEX constituency_termless ON constituency (level, name) WHERE term_id IS NULL;
CREATE TABLE village_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, code TEXT NOT NULL, note TEXT NOT NULL) STRICT;
INSERT INTO village_new SELECT id, origin, rev, changed_at, name, kind, code, note FROM village;
DROP TABLE village;
ALTER TABLE village_new RENAME TO village;
-- What was being typed of a village has no constituency any more: it is said where the constituency is.
UPDATE draft SET body = json_remove(body, '$.ConstituencyID') WHERE form LIKE 'village/%' AND json_valid(body);

-- What is known of an opinion beside its steps, as an old ledger tells it.
ALTER TABLE opinion ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- How an opinion came, where it belongs, and the deputy who handed it on.
ALTER TABLE opinion ADD COLUMN channel TEXT NOT NULL DEFAULT '' CHECK (channel IN ('', '来电', '来访', '来信', '代表转来', '活动中'));
ALTER TABLE opinion ADD COLUMN village_id TEXT REFERENCES village (id);
ALTER TABLE opinion ADD COLUMN brought_by_id TEXT REFERENCES deputy (id);
CREATE INDEX opinion_brought_by ON opinion (brought_by_id) WHERE brought_by_id IS NOT NULL;

-- An activity may be planned for a day to come (已安排) or called off (取消); it counts once what was done is recorded (已登记). Every count of
-- activities reads held, and every count of persons present, which reads it too. purpose: what it is to be about, as the notice says.
ALTER TABLE activity ADD COLUMN state TEXT NOT NULL DEFAULT '已登记' CHECK (state IN ('已登记', '已安排', '取消'));
ALTER TABLE activity ADD COLUMN begins TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN ends TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
CREATE INDEX activity_planned ON activity (day) WHERE state <> '已登记';
CREATE VIEW held AS SELECT * FROM activity WHERE state = '已登记';
DROP VIEW present;
CREATE VIEW present AS SELECT p.id, p.activity_id, p.deputy_id FROM participation p JOIN held a ON a.id = p.activity_id
  WHERE p.state IN ('到', '迟到');

-- 待核记录: what deputies write in a chat group about what they did, as it was understood. It is no activity and counts nowhere until a
-- record is made of it; then only what was written stays, so that it is known again when it is pasted once more.
CREATE TABLE report (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('待核', '已登记', '不登记')), text TEXT NOT NULL, sender TEXT NOT NULL, sent TEXT CHECK (sent IS date(sent)),
  came TEXT NOT NULL CHECK (came IS date(came)), day TEXT CHECK (day IS date(day)), walk_in INTEGER NOT NULL CHECK (walk_in BETWEEN 0 AND 6),
  subject_table TEXT NOT NULL CHECK (subject_table IN ('', 'village', 'enterprise', 'station', 'project', 'proposal', 'constituency')),
  subject_id TEXT NOT NULL, strangers TEXT NOT NULL, place TEXT NOT NULL, topic TEXT NOT NULL, content TEXT NOT NULL, asked TEXT NOT NULL,
  reporter TEXT NOT NULL, reached INTEGER NOT NULL CHECK (reached >= 0), activity_id TEXT REFERENCES activity (id)) STRICT;
CREATE INDEX report_state ON report (state);
CREATE INDEX report_subject ON report (subject_id);
CREATE INDEX report_activity ON report (activity_id);
CREATE TABLE report_deputy (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  report_id TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id), UNIQUE (report_id, deputy_id)) STRICT;
CREATE INDEX report_deputy_deputy ON report_deputy (deputy_id);

-- What the desk tells again only on a day (等到某天再提醒). line names what kind of line it is, item the record that it speaks of.
CREATE TABLE snooze (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  line TEXT NOT NULL, item TEXT NOT NULL, until TEXT NOT NULL CHECK (until IS date(until))) STRICT;
