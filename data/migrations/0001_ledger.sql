-- The ledger (台账), schema 1.
-- Every record table has id (UUIDv7 text), origin (the ledger that made the row), rev (+1 at each write)
-- and changed_at (UTC, milliseconds), so that ledgers can be merged later. Dates are ISO text.
-- Text that may be absent and is not a reference is '' (never NULL); references and dates that may be absent are NULL.

CREATE TABLE deleted (
  table_name TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (table_name, id)) STRICT, WITHOUT ROWID;

-- One row an operation. Never undone, never merged.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, label TEXT NOT NULL, tables TEXT NOT NULL) STRICT;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Text being typed, kept until its form is saved or given up.
CREATE TABLE draft (form TEXT PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The last number given out; a number that was given is never given again, undo or not.
CREATE TABLE counter (kind TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (kind, year)) STRICT, WITHOUT ROWID;

CREATE TABLE choice (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  list TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, sort INTEGER NOT NULL, retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  UNIQUE (list, code)) STRICT;

CREATE TABLE office (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL, short TEXT NOT NULL, level TEXT NOT NULL, code TEXT NOT NULL, secretary TEXT NOT NULL, phone TEXT NOT NULL,
  parent_id TEXT REFERENCES office (id), own INTEGER NOT NULL CHECK (own IN (0, 1))) STRICT;
CREATE UNIQUE INDEX office_own ON office (own) WHERE own = 1;

CREATE TABLE term (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  level TEXT NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
  starts TEXT CHECK (starts IS date(starts)), ends TEXT CHECK (ends IS date(ends)), note TEXT NOT NULL,
  UNIQUE (level, number)) STRICT;

CREATE TABLE campaign (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL, theme TEXT NOT NULL,
  starts TEXT NOT NULL CHECK (starts IS date(starts)), ends TEXT NOT NULL CHECK (ends IS date(ends)),
  target_village INTEGER NOT NULL, target_enterprise INTEGER NOT NULL, target_station INTEGER NOT NULL,
  target_project INTEGER NOT NULL, target_voter INTEGER NOT NULL, target_training INTEGER NOT NULL,
  note TEXT NOT NULL, CHECK (ends >= starts)) STRICT;

CREATE TABLE constituency (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL, level TEXT NOT NULL, seats INTEGER NOT NULL CHECK (seats >= 0), population INTEGER NOT NULL CHECK (population >= 0), note TEXT NOT NULL,
  UNIQUE (level, name)) STRICT;

CREATE TABLE village (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, code TEXT NOT NULL, constituency_id TEXT REFERENCES constituency (id), note TEXT NOT NULL) STRICT;
CREATE INDEX village_constituency ON village (constituency_id);

-- A group's convener is one of its deputies, and a deputy names the group: the pair is checked at commit.
CREATE TABLE deputy_group (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE, sort INTEGER NOT NULL, convener_id TEXT REFERENCES deputy (id) DEFERRABLE INITIALLY DEFERRED, note TEXT NOT NULL) STRICT;

CREATE TABLE deputy (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL, gender TEXT NOT NULL, ethnicity TEXT NOT NULL,
  born TEXT CHECK (length(born) IN (4, 7, 10) AND substr(born || '-01-01', 1, 10) IS date(substr(born || '-01-01', 1, 10))),
  party TEXT NOT NULL, education TEXT NOT NULL, education_detail TEXT NOT NULL, employer TEXT NOT NULL, occupation TEXT NOT NULL,
  phone TEXT NOT NULL, leader INTEGER NOT NULL CHECK (leader IN (0, 1)), group_id TEXT REFERENCES deputy_group (id), note TEXT NOT NULL) STRICT;
CREATE INDEX deputy_name ON deputy (name);
CREATE INDEX deputy_in_group ON deputy (group_id);

CREATE TABLE mandate (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE, level TEXT NOT NULL, term_id TEXT REFERENCES term (id),
  constituency_id TEXT REFERENCES constituency (id), elected_by TEXT NOT NULL, certificate TEXT NOT NULL,
  starts TEXT CHECK (starts IS date(starts)), ends TEXT CHECK (ends IS date(ends)),
  state TEXT NOT NULL CHECK (state IN ('在任', '暂停', '终止')), note TEXT NOT NULL) STRICT;
CREATE INDEX mandate_deputy ON mandate (deputy_id);

CREATE TABLE station (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL,
  head_id TEXT REFERENCES deputy (id), liaison TEXT NOT NULL, village_id TEXT REFERENCES village (id),
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)), note TEXT NOT NULL) STRICT;

CREATE TABLE station_check (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  station_id TEXT NOT NULL REFERENCES station (id) ON DELETE CASCADE, item TEXT NOT NULL, met INTEGER NOT NULL CHECK (met IN (0, 1)),
  UNIQUE (station_id, item)) STRICT;

CREATE TABLE station_member (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  station_id TEXT NOT NULL REFERENCES station (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  home INTEGER NOT NULL CHECK (home IN (0, 1)), UNIQUE (station_id, deputy_id)) STRICT;
CREATE INDEX station_member_deputy ON station_member (deputy_id);

CREATE TABLE handler (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE, contact TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL) STRICT;

CREATE TABLE enterprise (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, industry TEXT NOT NULL, address TEXT NOT NULL, village_id TEXT REFERENCES village (id),
  contact TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL) STRICT;

-- What ties a deputy to an enterprise: 来自 / 管理 / 服务.
CREATE TABLE deputy_tie (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  tie TEXT NOT NULL, UNIQUE (enterprise_id, deputy_id, tie)) STRICT;

-- What took place, whatever planned it: columns that all six walk-ins share. Each kind's own columns are in a table of their own.
CREATE TABLE activity (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  walk_in INTEGER NOT NULL CHECK (walk_in BETWEEN 1 AND 6), day TEXT NOT NULL CHECK (day IS date(day)),
  place TEXT NOT NULL, village_id TEXT REFERENCES village (id), station_id TEXT REFERENCES station (id),
  content TEXT NOT NULL, focus TEXT NOT NULL, vanguard TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE INDEX activity_day ON activity (walk_in, day);

CREATE TABLE participation (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  activity_id TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id),
  role TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('到', '迟到', '请假', '缺席')), UNIQUE (activity_id, deputy_id)) STRICT;
CREATE INDEX participation_deputy ON participation (deputy_id);

-- Who took part: every count of persons (人数, 人次) reads this, never participation.
CREATE VIEW present AS SELECT id, activity_id, deputy_id FROM participation WHERE state IN ('到', '迟到');

-- Walk-in 2, 市场主体: its own columns; id is the activity's.
CREATE TABLE enterprise_visit (
  id TEXT PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  enterprise_id TEXT NOT NULL REFERENCES enterprise (id), venue TEXT NOT NULL, tag TEXT NOT NULL, policies TEXT NOT NULL, leads TEXT NOT NULL) STRICT;
CREATE INDEX enterprise_visit_enterprise ON enterprise_visit (enterprise_id);

-- An opinion stands on its own: what it came from is a link only.
CREATE TABLE opinion (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), day TEXT NOT NULL CHECK (day IS date(day)),
  activity_id TEXT REFERENCES activity (id), enterprise_id TEXT REFERENCES enterprise (id),
  kind TEXT NOT NULL, text TEXT NOT NULL, reporter TEXT NOT NULL, reporter_phone TEXT NOT NULL, place TEXT NOT NULL, category TEXT NOT NULL, focus TEXT NOT NULL,
  route TEXT NOT NULL, reason TEXT NOT NULL, handler_id TEXT REFERENCES handler (id),
  state TEXT NOT NULL CHECK (state IN ('登记')), UNIQUE (year, number)) STRICT;
CREATE INDEX opinion_activity ON opinion (activity_id);

-- Photos and files by content hash; owner is any record (owner_table, owner_id), kept honest by the owner's save and by check.
CREATE TABLE attachment (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  owner_table TEXT NOT NULL, owner_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('photo', 'file')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), extension TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL, caption TEXT NOT NULL, sort INTEGER NOT NULL) STRICT;
CREATE INDEX attachment_owner ON attachment (owner_table, owner_id);

INSERT INTO choice (id, origin, rev, changed_at, list, code, label, sort, retired)
SELECT 'choice.' || list || '.' || code, 'shipped', 1, '2026-01-01T00:00:00.000Z', list, code, label, row_number() OVER (PARTITION BY list ORDER BY n), 0
FROM (SELECT column1 AS n, column2 AS list, column3 AS code, column4 AS label FROM (VALUES
  (1, 'focus', 'industry', '工业经济'), (2, 'focus', 'green', '绿色低碳'), (3, 'focus', 'reform', '改革开放'),
  (4, 'focus', 'urban_rural', '城乡融合'), (5, 'focus', 'safety', '安全发展'), (6, 'focus', 'livelihood', '民生改善'),
  (1, 'vanguard', 'green', '绿色发展'), (2, 'vanguard', 'law', '法治建设'), (3, 'vanguard', 'work', '爱岗敬业奉献'),
  (4, 'vanguard', 'people', '密切联系群众'), (5, 'vanguard', 'morality', '引领道德风尚'),
  (1, 'industry', 'farming', '农林牧渔业'), (2, 'industry', 'food', '农副食品加工业'), (3, 'industry', 'textile', '纺织服装业'),
  (4, 'industry', 'machinery', '机械制造业'), (5, 'industry', 'energy', '新能源'), (6, 'industry', 'electronics', '电子信息'),
  (7, 'industry', 'building', '建筑业'), (8, 'industry', 'trade', '批发零售业'), (9, 'industry', 'transport', '交通运输仓储'),
  (10, 'industry', 'catering', '住宿餐饮业'), (11, 'industry', 'service', '其他服务业'), (12, 'industry', 'other', '其他'),
  (1, 'category', 'capacity', '用电用水用地'), (2, 'category', 'labour', '招工用工'), (3, 'category', 'finance', '融资信贷'),
  (4, 'category', 'policy', '政策落实'), (5, 'category', 'roads', '道路交通'), (6, 'category', 'environment', '环境卫生'),
  (7, 'category', 'education', '教育医疗'), (8, 'category', 'security', '社会保障'), (9, 'category', 'order', '治安安全'), (10, 'category', 'other', '其他'),
  (1, 'checklist', 'place', '有场所'), (2, 'checklist', 'plate', '有标牌'), (3, 'checklist', 'rules', '有制度'),
  (4, 'checklist', 'plan', '有计划'), (5, 'checklist', 'record', '有台账'), (6, 'checklist', 'funds', '有经费')));
