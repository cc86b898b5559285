-- Schema 8: each thing has one name, in SQL as in Go. Names are data too: what tells a record's table, a screen or a setting follows.
-- What was being typed is JSON and follows after this script, see renameDrafts. The audit log keeps the words it was written in.

ALTER TABLE enterprise_visit RENAME TO visit;
DROP INDEX enterprise_visit_enterprise;
CREATE INDEX visit_enterprise ON visit (enterprise_id);
ALTER TABLE station_service RENAME TO service;
ALTER TABLE voter_visit RENAME TO outreach;
DROP INDEX voter_visit_constituency;
CREATE INDEX outreach_constituency ON outreach (constituency_id);
ALTER TABLE livelihood_project RENAME TO project;

ALTER TABLE duty_rule RENAME COLUMN session TO day_part;
ALTER TABLE shift RENAME COLUMN session TO day_part;
ALTER TABLE delivery RENAME COLUMN way TO method;
ALTER TABLE supervision RENAME COLUMN way TO method;

-- Rebuilt, because a CHECK can't be changed.
CREATE TABLE meeting_item_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, sort INTEGER NOT NULL, title TEXT NOT NULL, reporter TEXT NOT NULL,
  draft TEXT NOT NULL CHECK (draft IN ('', '讨论稿', '审议稿')), recalled INTEGER NOT NULL CHECK (recalled IN (0, 1)),
  subject_table TEXT NOT NULL CHECK (subject_table IN ('', 'opinion', 'proposal', 'project')), subject_id TEXT NOT NULL) STRICT;
INSERT INTO meeting_item_new (id, origin, rev, changed_at, meeting_id, sort, title, reporter, draft, recalled, subject_table, subject_id)
  SELECT id, origin, rev, changed_at, meeting_id, sort, title, reporter, draft, recalled,
    iif(subject_table = 'livelihood_project', 'project', subject_table), subject_id FROM meeting_item;
DROP TABLE meeting_item;
ALTER TABLE meeting_item_new RENAME TO meeting_item;
CREATE INDEX meeting_item_meeting ON meeting_item (meeting_id);

CREATE TEMP TABLE called (was TEXT PRIMARY KEY, is_now TEXT NOT NULL);
INSERT INTO called VALUES ('enterprise_visit', 'visit'), ('station_service', 'service'), ('voter_visit', 'outreach'), ('livelihood_project', 'project');
UPDATE deleted SET table_name = (SELECT is_now FROM called WHERE was = table_name) WHERE table_name IN (SELECT was FROM called);
UPDATE attachment SET owner_table = (SELECT is_now FROM called WHERE was = owner_table) WHERE owner_table IN (SELECT was FROM called);

-- A screen is named by its record, and by the screen its list's settings and its drafts: voters/<id>, voters/<id>~ or voters/.
DELETE FROM called;
INSERT INTO called VALUES ('supervise', 'supervision'), ('voters', 'outreach'), ('training', 'course'), ('told', 'delivery');
UPDATE OR REPLACE setting SET name = 'view.list.' || (SELECT is_now FROM called WHERE name = 'view.list.' || was)
  WHERE name IN (SELECT 'view.list.' || was FROM called);
-- One under the new name was handed on by a restore: it is the newer one.
UPDATE OR IGNORE draft SET form = (SELECT is_now FROM called WHERE was = substr(form, 1, instr(form, '/') - 1)) || substr(form, instr(form, '/'))
  WHERE substr(form, 1, instr(form, '/') - 1) IN (SELECT was FROM called);
DELETE FROM draft WHERE substr(form, 1, instr(form, '/') - 1) IN (SELECT was FROM called);
DROP TABLE called;

-- What is remembered about a list names its columns.
UPDATE setting SET value = replace(value, '"way"', '"method"') WHERE name IN ('view.list.supervision', 'view.list.delivery');
UPDATE setting SET value = replace(replace(value, '"fate"', '"outcome"'), '"firm"', '"enterprise"')
  WHERE name IN ('view.list.import.visit-plan', 'view.list.import.lesson-plan', 'view.list.import.visits');

-- Which enterprise a name in a table was.
UPDATE OR REPLACE setting SET name = 'intake.enterprise.' || substr(name, 13) WHERE substr(name, 1, 12) = 'intake.firm.';

-- 信息宣传: what was written about the deputies' work, where it appeared, and how far it came ('' not sent in yet).
-- subject_table and subject_id point at the record that it is about; '' none.
CREATE TABLE publicity (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('动态', '宣传报道', '先进典型', '创新做法')), title TEXT NOT NULL, day TEXT NOT NULL CHECK (day IS date(day)), text TEXT NOT NULL,
  medium TEXT NOT NULL CHECK (medium IN ('', '报刊', '广播', '电视', '网络', '新媒体')), outlet TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('', '国家', '省', '市', '县', '镇')), link TEXT NOT NULL, vanguard TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('', '已报', '采用', '刊发')),
  subject_table TEXT NOT NULL CHECK (subject_table IN ('', 'activity', 'opinion', 'proposal', 'project')), subject_id TEXT NOT NULL) STRICT;
CREATE INDEX publicity_day ON publicity (day);

-- The deputies whom it is about.
CREATE TABLE publicity_deputy (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  publicity_id TEXT NOT NULL REFERENCES publicity (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id), UNIQUE (publicity_id, deputy_id)) STRICT;
CREATE INDEX publicity_deputy_deputy ON publicity_deputy (deputy_id);
