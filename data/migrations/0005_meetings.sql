-- Schema 5: meetings (会议) with agenda, attendance and decisions, and the numbered bulletin (简报).

CREATE TABLE meeting (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('部署会', '推进会', '主席团会议', '总结会')), title TEXT NOT NULL, day TEXT NOT NULL CHECK (day IS date(day)),
  begins TEXT NOT NULL, place TEXT NOT NULL, host TEXT NOT NULL, observers TEXT NOT NULL, minutes TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE INDEX meeting_day ON meeting (day);

-- An item of the agenda (议程). subject_table and subject_id point at the record that it is about; '' none.
CREATE TABLE meeting_item (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, sort INTEGER NOT NULL, title TEXT NOT NULL, reporter TEXT NOT NULL,
  draft TEXT NOT NULL CHECK (draft IN ('', '讨论稿', '审议稿')), recalled INTEGER NOT NULL CHECK (recalled IN (0, 1)),
  subject_table TEXT NOT NULL CHECK (subject_table IN ('', 'opinion', 'proposal', 'livelihood_project')), subject_id TEXT NOT NULL) STRICT;
CREATE INDEX meeting_item_meeting ON meeting_item (meeting_id);

-- Who is expected (参加), and what became of it; '' not called over yet.
CREATE TABLE meeting_attendee (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id),
  state TEXT NOT NULL CHECK (state IN ('', '到', '迟到', '请假', '缺席')), UNIQUE (meeting_id, deputy_id)) STRICT;
CREATE INDEX meeting_attendee_deputy ON meeting_attendee (deputy_id);

-- What was decided: who does it by when.
CREATE TABLE meeting_decision (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, text TEXT NOT NULL, handler_id TEXT REFERENCES handler (id), person TEXT NOT NULL,
  due TEXT CHECK (due IS date(due)), done TEXT CHECK (done IS date(done)), outcome TEXT NOT NULL) STRICT;
CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting_id);

-- 简报 第 number 期 (of its year) 总第 total 期; from and until: the days that its figures are of.
CREATE TABLE bulletin (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), total INTEGER NOT NULL UNIQUE CHECK (total > 0), day TEXT NOT NULL CHECK (day IS date(day)),
  title TEXT NOT NULL, text TEXT NOT NULL, since TEXT NOT NULL CHECK (since IS date(since)), until TEXT NOT NULL CHECK (until IS date(until)),
  report_to TEXT NOT NULL, copy_to TEXT NOT NULL, signer TEXT NOT NULL, UNIQUE (year, number)) STRICT;
