-- Schema 10: the activity as an organisation, where the roads of an opinion end, and what offices state to each other.

-- The opinions that a proposal or a livelihood project was made of: several of one kind give one. An opinion gives one of each at most, and
-- the program refuses that it gives both.
CREATE TABLE proposal_origin (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  proposal_id TEXT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE, opinion_id TEXT NOT NULL UNIQUE REFERENCES opinion (id)) STRICT;
CREATE INDEX proposal_origin_proposal ON proposal_origin (proposal_id);
CREATE TABLE project_origin (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, opinion_id TEXT NOT NULL UNIQUE REFERENCES opinion (id)) STRICT;
CREATE INDEX project_origin_project ON project_origin (project_id);
-- Until now a proposal named one opinion, and only a save kept a second one from naming it: of two, the one that was made first stays.
INSERT INTO proposal_origin (id, origin, rev, changed_at, proposal_id, opinion_id)
  SELECT 'origin.' || min(id), origin, 1, changed_at, min(id), opinion_id FROM proposal WHERE opinion_id IS NOT NULL GROUP BY opinion_id;
ALTER TABLE proposal DROP COLUMN opinion_id;
UPDATE draft SET body = json_set(body, '$.Origins', json_array(json_object('OpinionID', body ->> '$.OpinionID')))
  WHERE form LIKE 'proposal/%' AND json_valid(body) AND body ->> '$.OpinionID' <> '';
UPDATE draft SET body = json_remove(body, '$.OpinionID') WHERE form LIKE 'proposal/%' AND json_valid(body);

-- 领导小组, a line a post: 组长：王某（镇党委书记）.
ALTER TABLE campaign ADD COLUMN leading TEXT NOT NULL DEFAULT '';

-- 任务: how much of a walk-in, in its unit, a group is to do in an activity month; without a group, those who are in none.
CREATE TABLE task (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE, group_id TEXT REFERENCES deputy_group (id),
  walk_in INTEGER NOT NULL CHECK (walk_in BETWEEN 1 AND 6), amount INTEGER NOT NULL CHECK (amount > 0), UNIQUE (campaign_id, group_id, walk_in)) STRICT;
CREATE INDEX task_group ON task (group_id);

-- 传达: who is told by telephone, since what is written in the chat group does not reach them (不在群里); whether those who were told are to say
-- that they got it (要回执), and whether they did (收到).
ALTER TABLE deputy ADD COLUMN not_in_chat INTEGER NOT NULL DEFAULT 0 CHECK (not_in_chat IN (0, 1));
ALTER TABLE campaign ADD COLUMN receipt INTEGER NOT NULL DEFAULT 0 CHECK (receipt IN (0, 1));
ALTER TABLE delivery ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));

-- Steps: an opinion is handed up to the superior congress (提交上级) by a deputy of that level with some document; a unit talks with the deputy
-- before it answers (沟通); what an answer promised is done (落实). due of an answer: by when it promises that. Rebuilt, because a CHECK can't
-- be widened.
CREATE TABLE opinion_step_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  opinion_id TEXT NOT NULL REFERENCES opinion (id) ON DELETE CASCADE, day TEXT NOT NULL CHECK (day IS date(day)),
  kind TEXT NOT NULL CHECK (kind IN ('交办', '退回', '延期', '催办', '提交上级', '沟通', '答复', '反馈', '评价', '落实', '二次办理')),
  handler_id TEXT REFERENCES handler (id), deputy_id TEXT REFERENCES deputy (id), document TEXT NOT NULL, text TEXT NOT NULL,
  due TEXT CHECK (due IS date(due)), due_how TEXT NOT NULL, result TEXT NOT NULL,
  rating TEXT NOT NULL CHECK (rating IN ('', '满意', '基本满意', '不满意')), attitude TEXT NOT NULL CHECK (attitude IN ('', '满意', '基本满意', '不满意'))) STRICT;
INSERT INTO opinion_step_new SELECT id, origin, rev, changed_at, opinion_id, day, kind, handler_id, NULL, '', text, iif(kind = '答复', NULL, due),
  due_how, result, rating, attitude FROM opinion_step;
DROP TABLE opinion_step;
ALTER TABLE opinion_step_new RENAME TO opinion_step;
CREATE INDEX opinion_step_opinion ON opinion_step (opinion_id);
CREATE INDEX opinion_step_deputy ON opinion_step (deputy_id);
CREATE TABLE proposal_step_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  proposal_id TEXT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE, day TEXT NOT NULL CHECK (day IS date(day)),
  kind TEXT NOT NULL CHECK (kind IN ('交办', '退回', '延期', '催办', '提交上级', '沟通', '答复', '反馈', '评价', '落实', '二次办理')),
  handler_id TEXT REFERENCES handler (id), deputy_id TEXT REFERENCES deputy (id), document TEXT NOT NULL, text TEXT NOT NULL,
  due TEXT CHECK (due IS date(due)), due_how TEXT NOT NULL, result TEXT NOT NULL,
  rating TEXT NOT NULL CHECK (rating IN ('', '满意', '基本满意', '不满意')), attitude TEXT NOT NULL CHECK (attitude IN ('', '满意', '基本满意', '不满意'))) STRICT;
INSERT INTO proposal_step_new SELECT id, origin, rev, changed_at, proposal_id, day, kind, handler_id, NULL, '', text,
  iif(kind = '答复', NULL, due), due_how, result, rating, attitude FROM proposal_step;
DROP TABLE proposal_step;
ALTER TABLE proposal_step_new RENAME TO proposal_step;
CREATE INDEX proposal_step_proposal ON proposal_step (proposal_id);
CREATE INDEX proposal_step_deputy ON proposal_step (deputy_id);

-- promised: by when what the answer promised is to be done; NULL nothing, or it was.
ALTER TABLE opinion ADD COLUMN promised TEXT CHECK (promised IS date(promised));
ALTER TABLE proposal ADD COLUMN promised TEXT CHECK (promised IS date(promised));

-- The units that help the one in charge of a proposal (协办), as those of an opinion.
CREATE TABLE proposal_helper (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  proposal_id TEXT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE, handler_id TEXT NOT NULL REFERENCES handler (id),
  UNIQUE (proposal_id, handler_id)) STRICT;

-- submitted: the day on which a matter went to the superior, who has it or answered it; NULL it is not the superior's.
ALTER TABLE opinion ADD COLUMN submitted TEXT CHECK (submitted IS date(submitted));
ALTER TABLE proposal ADD COLUMN submitted TEXT CHECK (submitted IS date(submitted));

-- An opinion is supervised, too (督办). Rebuilt, because a CHECK can't be widened.
CREATE TABLE supervision_new (
  id TEXT PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('代表视察', '专题调研', '集中督办', '现场检查')),
  proposal_id TEXT REFERENCES proposal (id), project_id TEXT REFERENCES project (id), opinion_id TEXT REFERENCES opinion (id),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100), progress TEXT NOT NULL, problems TEXT NOT NULL,
  CHECK ((proposal_id IS NULL) + (project_id IS NULL) + (opinion_id IS NULL) = 2)) STRICT;
INSERT INTO supervision_new SELECT id, origin, rev, changed_at, method, proposal_id, project_id, NULL, percent, progress, problems
  FROM supervision;
DROP TABLE supervision;
ALTER TABLE supervision_new RENAME TO supervision;
CREATE INDEX supervision_proposal ON supervision (proposal_id);
CREATE INDEX supervision_project ON supervision (project_id);
CREATE INDEX supervision_opinion ON supervision (opinion_id);

-- 征集: what people are asked for suggestions about, from a day to a day; the opinions that answer it name it.
CREATE TABLE call (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''), text TEXT NOT NULL, starts TEXT NOT NULL CHECK (starts IS date(starts)),
  ends TEXT NOT NULL CHECK (ends IS date(ends)), CHECK (starts <= ends)) STRICT;
ALTER TABLE opinion ADD COLUMN call_id TEXT REFERENCES call (id);
CREATE INDEX opinion_call ON opinion (call_id) WHERE call_id IS NOT NULL;

-- 述职: how voters rated each deputy who reported to them; without a deputy, all of one session together. What was told of a whole session
-- becomes that of its deputy where just one was there; where there were several, it stays together. Of a visit that is none, whose numbers no
-- form showed, they are kept as its note.
CREATE TABLE ballot (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  outreach_id TEXT NOT NULL REFERENCES outreach (id) ON DELETE CASCADE, deputy_id TEXT REFERENCES deputy (id),
  fine INTEGER NOT NULL CHECK (fine >= 0), fair INTEGER NOT NULL CHECK (fair >= 0), poor INTEGER NOT NULL CHECK (poor >= 0),
  CHECK (fine + fair + poor > 0), UNIQUE (outreach_id, deputy_id)) STRICT;
CREATE INDEX ballot_deputy ON ballot (deputy_id);
INSERT INTO ballot (id, origin, rev, changed_at, outreach_id, deputy_id, fine, fair, poor)
  SELECT 'ballot.' || k.id, k.origin, 1, k.changed_at, k.id,
    (SELECT min(p.deputy_id) FROM present p WHERE p.activity_id = k.id HAVING count(*) = 1), fine, fair, poor
  FROM outreach k WHERE k.kind = '报告履职' AND fine + fair + poor > 0;
UPDATE activity SET note = trim(note || char(10) || (SELECT '原记评议票数：满意 ' || fine || '，基本满意 ' || fair || '，不满意 ' || poor FROM outreach k
  WHERE k.id = activity.id), char(10)) WHERE id IN (SELECT id FROM outreach WHERE kind <> '报告履职' AND fine + fair + poor > 0);
ALTER TABLE outreach DROP COLUMN fine;
ALTER TABLE outreach DROP COLUMN fair;
ALTER TABLE outreach DROP COLUMN poor;
UPDATE draft SET body = json_set(body, '$.Ballots', json_array(json_object('DeputyID',
    iif(json_array_length(body, '$.Deputies') = 1, body ->> '$.Deputies[0].DeputyID', ''),
    'Fine', body -> '$.Fields.Fine', 'Fair', body -> '$.Fields.Fair', 'Poor', body -> '$.Fields.Poor')))
  WHERE form LIKE 'outreach/%' AND json_valid(body) AND (body ->> '$.Fields.Fine' > 0 OR body ->> '$.Fields.Fair' > 0 OR body ->> '$.Fields.Poor' > 0);
UPDATE draft SET body = json_remove(body, '$.Fields.Fine', '$.Fields.Fair', '$.Fields.Poor') WHERE form LIKE 'outreach/%' AND json_valid(body);

-- Who of those at a session reported (述职), and who only came along (列席); of other activities nothing. Until now all who came to one did.
ALTER TABLE participation ADD COLUMN report_role TEXT NOT NULL DEFAULT '' CHECK (report_role IN ('', '述职', '列席'));
UPDATE participation SET report_role = '述职' WHERE id IN (SELECT p.id FROM present p JOIN outreach k ON k.id = p.activity_id
  WHERE k.kind = '报告履职');

-- 人代会 is a kind of meeting: its roll tells who was absent with leave (请假) and who without (缺席). Rebuilt, because a CHECK can't be widened.
CREATE TABLE meeting_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('部署会', '推进会', '主席团会议', '总结会', '人代会')), title TEXT NOT NULL, day TEXT NOT NULL CHECK (day IS date(day)),
  begins TEXT NOT NULL, place TEXT NOT NULL, host TEXT NOT NULL, observers TEXT NOT NULL, minutes TEXT NOT NULL, note TEXT NOT NULL) STRICT;
INSERT INTO meeting_new SELECT id, origin, rev, changed_at, kind, title, day, begins, place, host, observers, minutes, note FROM meeting;
DROP TABLE meeting;
ALTER TABLE meeting_new RENAME TO meeting;
CREATE INDEX meeting_day ON meeting (day);
-- Provinces ask that the presidium meet each quarter, with two thirds present; the desk does not say so where this one does not.
ALTER TABLE office ADD COLUMN no_quarterly INTEGER NOT NULL DEFAULT 0 CHECK (no_quarterly IN (0, 1));

-- 专业小组: beside the one 代表小组 that each deputy is in, groups for a field of work, of which a deputy may be in several, each for days (half-open).
ALTER TABLE deputy_group ADD COLUMN kind TEXT NOT NULL DEFAULT '代表小组' CHECK (kind IN ('代表小组', '专业小组'));
CREATE TABLE group_member (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  deputy_id TEXT NOT NULL REFERENCES deputy (id) ON DELETE CASCADE, group_id TEXT NOT NULL REFERENCES deputy_group (id),
  starts TEXT CHECK (starts IS date(starts)), until TEXT CHECK (until IS date(until)), CHECK (starts < until)) STRICT;
CREATE INDEX group_member_deputy ON group_member (deputy_id);
CREATE INDEX group_member_group ON group_member (group_id);

-- 信息宣传 may be about a meeting, too. Rebuilt, because a CHECK can't be widened.
CREATE TABLE publicity_new (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('动态', '宣传报道', '先进典型', '创新做法')), title TEXT NOT NULL, day TEXT NOT NULL CHECK (day IS date(day)), text TEXT NOT NULL,
  medium TEXT NOT NULL CHECK (medium IN ('', '报刊', '广播', '电视', '网络', '新媒体')), outlet TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('', '国家', '省', '市', '县', '镇')), link TEXT NOT NULL, vanguard TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('', '已报', '采用', '刊发')),
  subject_table TEXT NOT NULL CHECK (subject_table IN ('', 'activity', 'opinion', 'proposal', 'project', 'meeting')), subject_id TEXT NOT NULL) STRICT;
INSERT INTO publicity_new SELECT id, origin, rev, changed_at, kind, title, day, text, medium, outlet, level, link, vanguard, state, subject_table,
  subject_id FROM publicity;
DROP TABLE publicity;
ALTER TABLE publicity_new RENAME TO publicity;
CREATE INDEX publicity_day ON publicity (day);
CREATE INDEX publicity_subject ON publicity (subject_id);

-- A bulletin may be the 总结 of an activity month: a text that is drafted from records in the same way, without a number.
ALTER TABLE bulletin ADD COLUMN kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', '总结'));
-- What the records gave when its text was drafted: a line of the text that still says so may be drawn up anew, any other is the office's own.
ALTER TABLE bulletin ADD COLUMN drafted TEXT NOT NULL DEFAULT '';

-- 上报: what the offices below state. Those that keep their ledger otherwise fill in a table (填报表).
ALTER TABLE office ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));

-- 报送要求: a period that the superior asked for (given), or that the office asks of those below. locked: as of when what comes is 更正.
CREATE TABLE requirement (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  given INTEGER NOT NULL CHECK (given IN (0, 1)), name TEXT NOT NULL CHECK (name <> ''), since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT NOT NULL CHECK (until IS date(until)), due TEXT NOT NULL CHECK (due IS date(due)), note TEXT NOT NULL,
  photos INTEGER NOT NULL CHECK (photos BETWEEN 0 AND 100), locked TEXT CHECK (locked IS date(locked)), CHECK (since <= until)) STRICT;
CREATE INDEX requirement_until ON requirement (until);

-- 收到的上报: a statement of an office below as it was taken in; its file is kept whole as the row's attachment. Of a unit's period the
-- highest sequence counts that was not given back (returned).
CREATE TABLE received (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''), unit TEXT NOT NULL CHECK (unit <> ''), since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT NOT NULL CHECK (until IS date(until)), sequence INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 9999),
  hash TEXT NOT NULL UNIQUE CHECK (hash <> ''), source TEXT NOT NULL CHECK (source IN ('上报文件', '填报表', '代录')),
  zero INTEGER NOT NULL CHECK (zero IN (0, 1)), made TEXT NOT NULL CHECK (made IS date(made)), day TEXT NOT NULL CHECK (day IS date(day)),
  note TEXT NOT NULL, returned TEXT CHECK (returned IS date(returned)), reason TEXT NOT NULL, CHECK (since <= until)) STRICT;
CREATE INDEX received_period ON received (until, since);
-- A doubtful figure (待核) about which the unit was asked (核实): what it said.
CREATE TABLE received_check (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  received_id TEXT NOT NULL REFERENCES received (id) ON DELETE CASCADE, figure TEXT NOT NULL CHECK (figure <> ''),
  day TEXT NOT NULL CHECK (day IS date(day)), text TEXT NOT NULL CHECK (text <> ''), UNIQUE (received_id, figure)) STRICT;
-- What was typed of a unit that sent no file.
CREATE TABLE received_figure (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  received_id TEXT NOT NULL REFERENCES received (id) ON DELETE CASCADE, figure TEXT NOT NULL CHECK (figure <> ''),
  value INTEGER NOT NULL CHECK (value >= 0), UNIQUE (received_id, figure)) STRICT;
-- Whose files a key signs: an office's, below or above. sequence: the last of the superior's files that was taken in.
CREATE TABLE unit_key (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''), unit TEXT NOT NULL, key TEXT NOT NULL CHECK (key <> ''),
  day TEXT NOT NULL CHECK (day IS date(day)), sequence INTEGER NOT NULL CHECK (sequence >= 0)) STRICT;
-- 回执: what the superior said of a file that went up.
CREATE TABLE receipt (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE CHECK (hash <> ''), since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT NOT NULL CHECK (until IS date(until)), sequence INTEGER NOT NULL CHECK (sequence > 0),
  state TEXT NOT NULL CHECK (state IN ('已收', '待核', '退回')), text TEXT NOT NULL, day TEXT NOT NULL CHECK (day IS date(day))) STRICT;
-- 身份核对: whether two persons whom offices below name are one, each by the office's code and the id there.
CREATE TABLE identity (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''), person TEXT NOT NULL CHECK (person <> ''), other_code TEXT NOT NULL CHECK (other_code > code),
  other_person TEXT NOT NULL CHECK (other_person <> ''), same INTEGER NOT NULL CHECK (same IN (0, 1)),
  day TEXT NOT NULL CHECK (day IS date(day)), UNIQUE (code, person, other_code, other_person)) STRICT;
-- What is counted and found of the files received, by the hash of what they state: made of the kept files, and made again where it is not there.
CREATE TABLE stated (
  hash TEXT NOT NULL UNIQUE, figures TEXT NOT NULL, doubts TEXT NOT NULL, people TEXT NOT NULL, up TEXT NOT NULL, text TEXT NOT NULL) STRICT;
-- An opinion that an office below handed up, and this one took up: whose it is, and its id there.
ALTER TABLE opinion ADD COLUMN from_code TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN from_id TEXT NOT NULL DEFAULT '';
-- 单位任务: what an office is to do of a walk-in in an activity month: one below, as this one gave it, or the own one, as the superior gave it.
CREATE TABLE unit_task (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE, office_id TEXT NOT NULL REFERENCES office (id) ON DELETE CASCADE,
  walk_in INTEGER NOT NULL CHECK (walk_in BETWEEN 1 AND 6), amount INTEGER NOT NULL CHECK (amount > 0), UNIQUE (campaign_id, office_id, walk_in)) STRICT;
CREATE INDEX unit_task_office ON unit_task (office_id);
-- How many 先进典型 may come along with a report, as its photos.
ALTER TABLE requirement ADD COLUMN examples INTEGER NOT NULL DEFAULT 0 CHECK (examples BETWEEN 0 AND 20);
-- What the offices below the one that states reported.
ALTER TABLE stated ADD COLUMN below TEXT NOT NULL DEFAULT '';
-- A piece of news that an office below stated, and this one took up: whose it is, and its id there.
ALTER TABLE publicity ADD COLUMN from_code TEXT NOT NULL DEFAULT '';
ALTER TABLE publicity ADD COLUMN from_id TEXT NOT NULL DEFAULT '';
-- 一并报送反映人: who spoke of an opinion that goes to the superior may be told there, encrypted to the key that the superior's file brought.
ALTER TABLE opinion ADD COLUMN reporter_up INTEGER NOT NULL DEFAULT 0 CHECK (reporter_up IN (0, 1));
ALTER TABLE unit_key ADD COLUMN recipient TEXT NOT NULL DEFAULT '';
