-- Schema 3: walk-ins 1 and 5.

-- Walk-in 1, 村居社区 (学习宣讲): its own columns; id is the activity's, the village is the activity's.
CREATE TABLE lecture (
  id TEXT PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('一对一交谈交心', '面对面座谈交流', '集中宣讲')), speaker TEXT NOT NULL CHECK (speaker IN ('领导干部领学', '专家学者导学', '代表讲学')),
  vehicle TEXT NOT NULL CHECK (vehicle IN ('', '视察调研', '代表小组', '家站点')), topic TEXT NOT NULL, audience INTEGER NOT NULL CHECK (audience >= 0)) STRICT;

-- Walk-in 5, 选区选民: its own columns; id is the activity's. fine, fair and poor are how voters rated a report on duty (述职).
CREATE TABLE voter_visit (
  id TEXT PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('走访选民', '报告履职', '征集建议')), constituency_id TEXT REFERENCES constituency (id), elected_by TEXT NOT NULL,
  voters INTEGER NOT NULL CHECK (voters >= 0), fine INTEGER NOT NULL CHECK (fine >= 0), fair INTEGER NOT NULL CHECK (fair >= 0), poor INTEGER NOT NULL CHECK (poor >= 0)) STRICT;
CREATE INDEX voter_visit_constituency ON voter_visit (constituency_id);
