-- Schema 10: the activity as an organisation, and where the roads of an opinion end.

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
