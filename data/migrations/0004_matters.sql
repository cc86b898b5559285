-- Schema 4: the life of opinions, proposals (议案建议), livelihood projects (民生实事项目), and walk-in 4.

-- Opinions get what their steps come to: see step. Rebuilt, because a CHECK can't be widened.
CREATE TABLE opinion_next (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), day TEXT NOT NULL CHECK (day IS date(day)),
  activity_id TEXT REFERENCES activity (id), enterprise_id TEXT REFERENCES enterprise (id),
  kind TEXT NOT NULL, text TEXT NOT NULL, reporter TEXT NOT NULL, reporter_phone TEXT NOT NULL, place TEXT NOT NULL, category TEXT NOT NULL, focus TEXT NOT NULL,
  route TEXT NOT NULL, reason TEXT NOT NULL, handler_id TEXT REFERENCES handler (id), merged_id TEXT REFERENCES opinion (id),
  state TEXT NOT NULL CHECK (state IN ('登记', '交办', '答复', '反馈', '评价', '办结', '合并')),
  assigned TEXT CHECK (assigned IS date(assigned)), due TEXT CHECK (due IS date(due)), due_how TEXT NOT NULL,
  answered TEXT CHECK (answered IS date(answered)), closed TEXT CHECK (closed IS date(closed)),
  result TEXT NOT NULL, rating TEXT NOT NULL CHECK (rating IN ('', '满意', '基本满意', '不满意')), attitude TEXT NOT NULL CHECK (attitude IN ('', '满意', '基本满意', '不满意')),
  CHECK (merged_id <> id), UNIQUE (year, number)) STRICT;
INSERT INTO opinion_next (id, origin, rev, changed_at, year, number, day, activity_id, enterprise_id, kind, text, reporter, reporter_phone, place, category, focus,
  route, reason, handler_id, state, closed, due_how, result, rating, attitude)
SELECT id, origin, rev, changed_at, year, number, day, activity_id, enterprise_id, kind, text, reporter, reporter_phone, place, category, focus,
  route, reason, handler_id, iif(route IN ('当场答复', '转为代表建议', '不予受理'), '办结', '登记'), iif(route IN ('当场答复', '转为代表建议', '不予受理'), day, NULL), '', '', '', '' FROM opinion;
DROP TABLE opinion;
ALTER TABLE opinion_next RENAME TO opinion;
CREATE INDEX opinion_activity ON opinion (activity_id);
CREATE INDEX opinion_merged ON opinion (merged_id);

-- Who helps the unit in charge (协办).
CREATE TABLE opinion_helper (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  opinion_id TEXT NOT NULL REFERENCES opinion (id) ON DELETE CASCADE, handler_id TEXT NOT NULL REFERENCES handler (id), UNIQUE (opinion_id, handler_id)) STRICT;

-- What was done about an opinion, one row a step. due and due_how: the deadline that a step sets.
CREATE TABLE opinion_step (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  opinion_id TEXT NOT NULL REFERENCES opinion (id) ON DELETE CASCADE, day TEXT NOT NULL CHECK (day IS date(day)),
  kind TEXT NOT NULL CHECK (kind IN ('交办', '退回', '延期', '催办', '答复', '反馈', '评价', '二次办理')), handler_id TEXT REFERENCES handler (id), text TEXT NOT NULL,
  due TEXT CHECK (due IS date(due)), due_how TEXT NOT NULL, result TEXT NOT NULL,
  rating TEXT NOT NULL CHECK (rating IN ('', '满意', '基本满意', '不满意')), attitude TEXT NOT NULL CHECK (attitude IN ('', '满意', '基本满意', '不满意'))) STRICT;
CREATE INDEX opinion_step_opinion ON opinion_step (opinion_id);

-- A bill or a suggestion of deputies (议案 / 建议批评意见); opinion_id: the opinion that it was made of.
CREATE TABLE proposal (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), kind TEXT NOT NULL CHECK (kind IN ('议案', '建议批评意见')),
  day TEXT NOT NULL CHECK (day IS date(day)), title TEXT NOT NULL, text TEXT NOT NULL, lead_id TEXT NOT NULL REFERENCES deputy (id),
  opinion_id TEXT REFERENCES opinion (id), focus TEXT NOT NULL, handler_id TEXT REFERENCES handler (id), hard INTEGER NOT NULL CHECK (hard IN (0, 1)), note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('登记', '交办', '答复', '反馈', '评价', '办结', '合并')),
  assigned TEXT CHECK (assigned IS date(assigned)), due TEXT CHECK (due IS date(due)), due_how TEXT NOT NULL,
  answered TEXT CHECK (answered IS date(answered)), closed TEXT CHECK (closed IS date(closed)),
  result TEXT NOT NULL, rating TEXT NOT NULL CHECK (rating IN ('', '满意', '基本满意', '不满意')), attitude TEXT NOT NULL CHECK (attitude IN ('', '满意', '基本满意', '不满意')),
  UNIQUE (year, number)) STRICT;
CREATE INDEX proposal_lead ON proposal (lead_id);

CREATE TABLE proposal_signer (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  proposal_id TEXT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE, deputy_id TEXT NOT NULL REFERENCES deputy (id), UNIQUE (proposal_id, deputy_id)) STRICT;
CREATE INDEX proposal_signer_deputy ON proposal_signer (deputy_id);

CREATE TABLE proposal_step (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  proposal_id TEXT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE, day TEXT NOT NULL CHECK (day IS date(day)),
  kind TEXT NOT NULL CHECK (kind IN ('交办', '退回', '延期', '催办', '答复', '反馈', '评价', '二次办理')), handler_id TEXT REFERENCES handler (id), text TEXT NOT NULL,
  due TEXT CHECK (due IS date(due)), due_how TEXT NOT NULL, result TEXT NOT NULL,
  rating TEXT NOT NULL CHECK (rating IN ('', '满意', '基本满意', '不满意')), attitude TEXT NOT NULL CHECK (attitude IN ('', '满意', '基本满意', '不满意'))) STRICT;
CREATE INDEX proposal_step_proposal ON proposal_step (proposal_id);

-- 民生实事项目. budget is in 万元; the ratings are how deputies and how people judged the result.
CREATE TABLE livelihood_project (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100), number INTEGER NOT NULL CHECK (number > 0), title TEXT NOT NULL, content TEXT NOT NULL,
  handler_id TEXT REFERENCES handler (id), village_id TEXT REFERENCES village (id), budget INTEGER NOT NULL CHECK (budget >= 0),
  starts TEXT CHECK (starts IS date(starts)), due TEXT CHECK (due IS date(due)),
  state TEXT NOT NULL CHECK (state IN ('征集', '初定', '审议', '票决', '监督', '评估')),
  votes INTEGER NOT NULL CHECK (votes >= 0), voters INTEGER NOT NULL CHECK (voters >= votes),
  deputy_fine INTEGER NOT NULL CHECK (deputy_fine >= 0), deputy_fair INTEGER NOT NULL CHECK (deputy_fair >= 0), deputy_poor INTEGER NOT NULL CHECK (deputy_poor >= 0),
  people_fine INTEGER NOT NULL CHECK (people_fine >= 0), people_fair INTEGER NOT NULL CHECK (people_fair >= 0), people_poor INTEGER NOT NULL CHECK (people_poor >= 0),
  note TEXT NOT NULL, UNIQUE (year, number)) STRICT;

CREATE TABLE project_milestone (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES livelihood_project (id) ON DELETE CASCADE, title TEXT NOT NULL,
  due TEXT CHECK (due IS date(due)), done TEXT CHECK (done IS date(done))) STRICT;
CREATE INDEX project_milestone_project ON project_milestone (project_id);

-- What the unit in charge reported of a project's progress; supervision notes it too.
CREATE TABLE project_progress (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES livelihood_project (id) ON DELETE CASCADE, day TEXT NOT NULL CHECK (day IS date(day)),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100), text TEXT NOT NULL) STRICT;
CREATE INDEX project_progress_project ON project_progress (project_id);

-- Walk-in 4, 项目一线 (督办): its own columns; id is the activity's. It supervises a proposal or a project.
CREATE TABLE supervision (
  id TEXT PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('代表视察', '专题调研', '集中督办', '现场检查')), proposal_id TEXT REFERENCES proposal (id), project_id TEXT REFERENCES livelihood_project (id),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100), progress TEXT NOT NULL, problems TEXT NOT NULL,
  CHECK ((proposal_id IS NULL) <> (project_id IS NULL))) STRICT;
CREATE INDEX supervision_proposal ON supervision (proposal_id);
CREATE INDEX supervision_project ON supervision (project_id);

-- By what deadlines matters are handled; one row.
CREATE TABLE matter_policy (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  own INTEGER NOT NULL UNIQUE CHECK (own = 1),
  opinion_term INTEGER NOT NULL CHECK (opinion_term BETWEEN 1 AND 366), opinion_unit TEXT NOT NULL CHECK (opinion_unit IN ('日', '工作日', '个月')),
  proposal_months INTEGER NOT NULL CHECK (proposal_months BETWEEN 1 AND 24), hard_months INTEGER NOT NULL CHECK (hard_months BETWEEN 1 AND 24),
  warn_days INTEGER NOT NULL CHECK (warn_days BETWEEN 0 AND 90), stale_days INTEGER NOT NULL CHECK (stale_days BETWEEN 1 AND 366)) STRICT;
