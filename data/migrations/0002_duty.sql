-- Schema 2: duty rotations (轮值).

-- A year's days off as the office gave them: the State Council's notice, typed, or from a file.
CREATE TABLE holiday_year (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2100), source TEXT NOT NULL) STRICT;

CREATE TABLE holiday (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year_id TEXT NOT NULL REFERENCES holiday_year (id) ON DELETE CASCADE,
  day TEXT NOT NULL CHECK (day IS date(day)), kind TEXT NOT NULL CHECK (kind IN ('放假', '上班')), name TEXT NOT NULL,
  UNIQUE (year_id, day)) STRICT;

-- A station's reception days (接待日). weekdays: 1 to 7, Monday first; days: 1 to 31; dates: ISO; each comma separated, in order.
CREATE TABLE duty_rule (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  station_id TEXT NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  every TEXT NOT NULL CHECK (every IN ('每周', '每月几日', '每月第几个星期几', '指定日期')),
  weekdays TEXT NOT NULL, days TEXT NOT NULL, nth TEXT NOT NULL, dates TEXT NOT NULL,
  months TEXT NOT NULL CHECK (months IN ('每月', '单月', '双月')),
  when_off TEXT NOT NULL CHECK (when_off IN ('照常', '顺延至下一工作日', '提前至上一工作日', '取消')),
  session TEXT NOT NULL CHECK (session IN ('上午', '下午', '全天')), begins TEXT NOT NULL, ends TEXT NOT NULL,
  need INTEGER NOT NULL CHECK (need BETWEEN 1 AND 20), county INTEGER NOT NULL CHECK (county BETWEEN 0 AND need),
  group_id TEXT REFERENCES deputy_group (id)) STRICT;
CREATE INDEX duty_rule_station ON duty_rule (station_id);

-- Days on which a station is closed (停用).
CREATE TABLE closure (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  station_id TEXT NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  starts TEXT NOT NULL CHECK (starts IS date(starts)), ends TEXT NOT NULL CHECK (ends IS date(ends)), reason TEXT NOT NULL, CHECK (ends >= starts)) STRICT;
CREATE INDEX closure_station ON closure (station_id);

-- Days on which a deputy can't serve (请假) or would rather not (不便); weekdays narrows them, '' is every day.
CREATE TABLE absence (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE, kind TEXT NOT NULL CHECK (kind IN ('请假', '不便')),
  starts TEXT NOT NULL CHECK (starts IS date(starts)), ends TEXT NOT NULL CHECK (ends IS date(ends)), weekdays TEXT NOT NULL, reason TEXT NOT NULL,
  CHECK (ends >= starts)) STRICT;
CREATE INDEX absence_deputy ON absence (deputy_id);

-- What the office plans by; one row.
CREATE TABLE duty_policy (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  own INTEGER NOT NULL UNIQUE CHECK (own = 1),
  hard_gap INTEGER NOT NULL CHECK (hard_gap >= 0), desired_gap INTEGER NOT NULL CHECK (desired_gap >= 0), most INTEGER NOT NULL CHECK (most >= 0),
  everyone INTEGER NOT NULL CHECK (everyone IN (0, 1)), one_employer INTEGER NOT NULL CHECK (one_employer IN (0, 1)),
  counts_from TEXT CHECK (counts_from IS date(counts_from)), notice_days INTEGER NOT NULL CHECK (notice_days >= 0),
  received TEXT NOT NULL, refused TEXT NOT NULL) STRICT;

-- What holds for one deputy only: how many duties a year, or none at all.
CREATE TABLE duty_limit (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  policy_id TEXT NOT NULL REFERENCES duty_policy (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  exempt INTEGER NOT NULL CHECK (exempt IN (0, 1)), least INTEGER NOT NULL CHECK (least >= 0), most INTEGER NOT NULL CHECK (most >= 0), reason TEXT NOT NULL,
  UNIQUE (policy_id, deputy_id)) STRICT;

CREATE TABLE duty_pair (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  policy_id TEXT NOT NULL REFERENCES duty_policy (id) ON DELETE CASCADE,
  first_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE, second_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('回避', '同班')), CHECK (first_id <> second_id), UNIQUE (policy_id, first_id, second_id)) STRICT;

-- A shift (班次) as planned: a station on a day, and its seats. due and how say which day the rule named and what became of it; no due: added by
-- hand. What took place is the activity.
CREATE TABLE shift (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  station_id TEXT NOT NULL REFERENCES station (id), day TEXT NOT NULL CHECK (day IS date(day)),
  session TEXT NOT NULL CHECK (session IN ('上午', '下午', '全天')), begins TEXT NOT NULL, ends TEXT NOT NULL,
  need INTEGER NOT NULL CHECK (need BETWEEN 1 AND 20), county INTEGER NOT NULL CHECK (county BETWEEN 0 AND need),
  group_id TEXT REFERENCES deputy_group (id), due TEXT CHECK (due IS date(due)), how TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('排定', '取消')), activity_id TEXT UNIQUE REFERENCES activity (id),
  notice_year INTEGER NOT NULL, notice_number INTEGER NOT NULL, note TEXT NOT NULL,
  UNIQUE (station_id, day, session)) STRICT;
CREATE INDEX shift_day ON shift (day);

-- One planned seat. instead: whose seat it was planned for before (替班, 换班).
CREATE TABLE duty (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  shift_id TEXT NOT NULL REFERENCES shift (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)), notified INTEGER NOT NULL CHECK (notified IN (0, 1)),
  role TEXT NOT NULL CHECK (role IN ('', '替班', '换班')), instead_id TEXT REFERENCES deputy (id),
  UNIQUE (shift_id, deputy_id)) STRICT;
CREATE INDEX duty_deputy ON duty (deputy_id);

-- Who came for whom, as it took place.
ALTER TABLE participation ADD COLUMN instead_id TEXT REFERENCES deputy (id);

-- Walk-in 3, 家站点: its own columns; id is the activity's.
CREATE TABLE station_service (
  id TEXT PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('轮值接待', '集中学习', '监督', '议事')), voters INTEGER NOT NULL CHECK (voters >= 0)) STRICT;
