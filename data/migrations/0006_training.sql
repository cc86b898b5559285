-- Schema 6: training (walk-in 6, 培训课堂), and who was told of what (传达).

-- A year's training plan (年度培训计划). hours: what each deputy is to reach, in tenths of 学时.
CREATE TABLE training_plan (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2100), goal TEXT NOT NULL, hours INTEGER NOT NULL CHECK (hours >= 0), note TEXT NOT NULL) STRICT;

-- 第 number 期 of its year. seats: 0 as many as come.
CREATE TABLE course (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), title TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('线下', '线上', '线上线下')), seats INTEGER NOT NULL CHECK (seats >= 0), demands TEXT NOT NULL, note TEXT NOT NULL,
  UNIQUE (year, number)) STRICT;

-- A session (场次) as planned; what was held is the activity. makeup_of: the session that it makes up for (补课). hours in tenths.
CREATE TABLE course_session (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE CASCADE, day TEXT NOT NULL CHECK (day IS date(day)), begins TEXT NOT NULL, ends TEXT NOT NULL,
  place TEXT NOT NULL, topic TEXT NOT NULL, lecturer TEXT NOT NULL, hours INTEGER NOT NULL CHECK (hours BETWEEN 0 AND 1000),
  ability TEXT NOT NULL CHECK (ability IN ('', '政治理论', '调查研究', '沟通协调', '审查审议', '议案建议')), first INTEGER NOT NULL CHECK (first IN (0, 1)),
  online INTEGER NOT NULL CHECK (online IN (0, 1)), makeup_of TEXT REFERENCES course_session (id), activity_id TEXT UNIQUE REFERENCES activity (id)) STRICT;
CREATE INDEX course_session_course ON course_session (course_id);
CREATE INDEX course_session_makeup ON course_session (makeup_of);

CREATE TABLE enrolment (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id), UNIQUE (course_id, deputy_id)) STRICT;
CREATE INDEX enrolment_deputy ON enrolment (deputy_id);

-- Who was told of a plan or a notice, how and when; owner is any record, as with attachments.
CREATE TABLE delivery (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  owner_table TEXT NOT NULL CHECK (owner_table IN ('course', 'campaign', 'meeting')), owner_id TEXT NOT NULL, deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE,
  way TEXT NOT NULL CHECK (way IN ('当面', '电话', '微信', '纸')), day TEXT NOT NULL CHECK (day IS date(day)), UNIQUE (owner_table, owner_id, deputy_id)) STRICT;

-- Walk-in 6, 培训课堂: its own columns; id is the activity's. hours in tenths.
CREATE TABLE lesson (
  id TEXT PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  topic TEXT NOT NULL, lecturer TEXT NOT NULL, hours INTEGER NOT NULL CHECK (hours BETWEEN 0 AND 1000),
  ability TEXT NOT NULL CHECK (ability IN ('', '政治理论', '调查研究', '沟通协调', '审查审议', '议案建议')), first INTEGER NOT NULL CHECK (first IN (0, 1)),
  online INTEGER NOT NULL CHECK (online IN (0, 1))) STRICT;
