package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// ActivityKind describes one kind of activity; what a deputy did, the search and check know all kinds through it.
type ActivityKind struct {
	*WalkInfo // whose Kind is the table of its own columns, under the activity's id

	subject string // SQL over k, its own table: the id of what a record is about, which 家 and 项 count
	topic   string // SQL over k: what that is called
	named   string // the table that topic reads
	people  string // SQL over k: how many people it reached (听众, 接待, 选民 人次); "" that is not asked
	hours   string // SQL over k: what those present learned (学时), in tenths; "" nothing
	work    string // SQL over k: which work of its kind it was (轮值接待, 报告履职); "" there is only one
}

// activityKinds lists the kinds; filled by registerActivity while the package starts, never changed after.
var activityKinds []ActivityKind

func registerActivity(k ActivityKind) *ActivityKind {
	activityKinds = append(activityKinds, k)
	return &k
}

// ActivityRow is an activity of any kind in a list. Those present are named and counted, not those who only were expected; of what is
// planned those are named who are to come.
type ActivityRow struct {
	ActivityFields
	Kind                      ActivityKind
	SubjectID, Topic          string // what it was about: the enterprise, the station
	Deputies                  string // names, in the order they were entered
	DeputyIDs                 string // the same, comma separated
	Persons, Opinions, Photos int
	FocusName, VanguardName   string
}

// WorkAndTopic are what is done among voters (报告履职, 走访选民) and the topic without it; "" and the whole topic of every other walk-in.
func (r *ActivityRow) WorkAndTopic() (work, topic string) {
	if r.Kind.Kind == KindOutreach { // its topic begins with it
		work, topic, _ = strings.Cut(r.Topic, "　")
		return work, topic
	}
	return "", r.Topic
}

// standing is which activities are read: those that were held, or also what is planned and what was called off.
type standing string

// What a standing can be: the view or table that has them.
const (
	heldOnly standing = "held"
	plansToo standing = "activity"
)

// query returns the query of a kind's rows without WHERE and ORDER; own are more columns, over k. Those who are to come to what is planned
// are named, and not counted.
func (k *ActivityKind) query(of standing, own ...string) string {
	who := "present p WHERE p.activity_id = a.id"
	if of == plansToo {
		who = "participation p WHERE p.activity_id = a.id AND (a.state <> '" + string(ActivityHeld) +
			"' OR p.state IN " + presentStates + ")"
	}
	return "SELECT " + strings.Join(append([]string{activities.qualified("a"), k.subject, k.topic,
		"coalesce((SELECT group_concat(p.deputy_id, ',' ORDER BY p.id) FROM " + who + "), '')", `
		coalesce((SELECT group_concat(p.deputy_id, ',' ORDER BY p.id) FROM ` + who + `), ''),
		(SELECT count(*) FROM present p WHERE p.activity_id = a.id),
		(SELECT count(*) FROM opinion o WHERE o.activity_id = a.id AND ` + asks + `),
		(SELECT count(*) FROM attachment t WHERE t.owner_table = 'activity' AND t.owner_id = a.id)`, choiceLabel(FocusList, "a.focus"),
		choiceLabel(VanguardList, "a.vanguard")}, own...), ", ") +
		" FROM " + string(of) + " a JOIN " + string(k.Kind) + " k ON k.id = a.id"
}

// choiceLabel is SQL for what a code of an editable list is called.
func choiceLabel(list, code string) string {
	return "coalesce((SELECT c.label FROM choice c WHERE c.list = '" + list + "' AND c.code = " + code + "), '')"
}

// pointers is what query scans into, before the kind's own columns: in the place of names the ids, see withNames.
func (k *ActivityKind) pointers(e *ActivityRow) []any {
	e.Kind = *k
	return append(activities.pointers(&e.ActivityFields), &e.SubjectID, &e.Topic, &e.Deputies, &e.DeputyIDs, &e.Persons, &e.Opinions,
		&e.Photos, &e.FocusName, &e.VanguardName)
}

// ActivityTables are the tables that Activities reads.
func ActivityTables() []string {
	tables := []string{activities.name, participations.name, deputies.name, opinions.name, proposals.name,
		subjectChanges.name}
	for _, k := range activityKinds {
		tables = append(tables, string(k.Kind), k.named)
	}
	return tables
}

// newestFirst orders activities on every list.
const newestFirst = " ORDER BY a.day DESC, a.id DESC"

// Activities returns the activities of all kinds that were held, the newest first; those of one deputy when deputyID is given.
func (r reader) Activities(deputyID string) ([]ActivityRow, error) {
	if deputyID == "" {
		return r.activityRows(heldOnly, "")
	}
	return r.activityRows(heldOnly, " WHERE a.id IN (SELECT activity_id FROM present WHERE deputy_id = ?)", deputyID)
}

// Plans returns what is planned of all kinds, or was called off, from a day to a day, the latest first.
func (r reader) Plans(from, to string) ([]ActivityRow, error) {
	return r.activityRows(plansToo, " WHERE a.state <> '"+string(ActivityHeld)+"' AND a.day BETWEEN ? AND ?", from, to)
}

// ActivityRow returns one activity as in a list, planned or held.
func (r reader) ActivityRow(id string) (ActivityRow, error) {
	rows, err := r.activityRows(plansToo, " WHERE a.id = ?", id)
	if err == nil && len(rows) == 0 {
		_, err = activities.get(r, id) // says that it is gone
	}
	if err != nil {
		return ActivityRow{}, err
	}
	return rows[0], nil
}

func (r reader) activityRows(of standing, where string, args ...any) ([]ActivityRow, error) {
	called, err := r.DeputyNames(r.asOf())
	if err != nil {
		return nil, err
	}
	var all []ActivityRow
	for i := range activityKinds {
		k := &activityKinds[i]
		rows, err := nameEach(r, called, func(e *ActivityRow) (*string, []any) {
			return &e.Deputies, k.pointers(e)
		}, k.query(of)+where+newestFirst, args...)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	slices.SortStableFunc(all, func(a, b ActivityRow) int {
		return -cmp.Or(strings.Compare(a.Day, b.Day), strings.Compare(a.ID, b.ID))
	})
	return all, nil
}

// Happened is an activity as counts need it: what it was about, whom it reached, and how many opinions were taken.
type Happened struct {
	ID, VillageID, SubjectID string
	Work                     string // which of its kind: a ServiceKind, an OutreachKind; "" there is only one
	WalkIn                   WalkIn
	People, Hours, Opinions  int
	DeputyIDs                []string // of those present
}

// anyKind is true of every activity; it has days be looked up by the index, whose first column is the walk-in.
const anyKind = "a.walk_in IN (1, 2, 3, 4, 5, 6)"

// HappenedIn returns the activities of all kinds from a day to a day to which anybody came: where nobody came, nothing took place.
func (r reader) HappenedIn(from, to string) ([]Happened, error) {
	type came struct{ activity, deputy string }
	present, err := scanAll(r, func(c *came) []any { return []any{&c.activity, &c.deputy} },
		"SELECT p.activity_id, p.deputy_id FROM held a CROSS JOIN present p ON p.activity_id = a.id WHERE "+anyKind+
			" AND a.day BETWEEN ? AND ?", from, to)
	if err != nil {
		return nil, err
	}
	who := map[string][]string{}
	for _, c := range present {
		who[c.activity] = append(who[c.activity], c.deputy)
	}
	type taken struct {
		activity string
		n        int
	}
	opinions, err := scanAll(r, func(t *taken) []any { return []any{&t.activity, &t.n} },
		"SELECT o.activity_id, count(*) FROM held a CROSS JOIN opinion o ON o.activity_id = a.id WHERE "+anyKind+
			" AND a.day BETWEEN ? AND ? AND "+asks+" GROUP BY 1", from, to)
	if err != nil {
		return nil, err
	}
	asked := map[string]int{}
	for _, t := range opinions {
		asked[t.activity] = t.n
	}
	var all []Happened
	for _, k := range activityKinds {
		rows, err := scanAll(r, func(h *Happened) []any {
			return []any{&h.ID, &h.WalkIn, opt(&h.VillageID), &h.SubjectID, &h.People, &h.Hours, &h.Work}
		}, "SELECT a.id, a.walk_in, a.village_id, "+strings.Join([]string{k.subject, cmp.Or(k.people, "0"), cmp.Or(k.hours, "0"),
			cmp.Or(k.work, "''")},
			", ")+" FROM held a JOIN "+string(k.Kind)+" k ON k.id = a.id WHERE a.walk_in = ? AND a.day BETWEEN ? AND ?",
			k.WalkIn, from, to)
		if err != nil {
			return nil, err
		}
		for _, h := range rows {
			if h.DeputyIDs, h.Opinions = who[h.ID], asked[h.ID]; len(h.DeputyIDs) > 0 {
				all = append(all, h)
			}
		}
	}
	return all, nil
}

// ActivityTopic is what an activity is called: its day and what it was about.
type ActivityTopic struct {
	ID, Day, Topic string
	Kind           ActivityKind
}

// ActivityTopics names the activities of all kinds that were held, without counting anything; just one when its id is given.
func (r reader) ActivityTopics(id string) ([]ActivityTopic, error) {
	where, args := "", []any(nil)
	if id != "" {
		where, args = " WHERE a.id = ?", []any{id}
	}
	var all []ActivityTopic
	for _, k := range activityKinds {
		rows, err := scanAll(r, func(e *ActivityTopic) []any { e.Kind = k; return []any{&e.ID, &e.Day, &e.Topic} },
			"SELECT a.id, a.day, "+k.topic+" FROM held a JOIN "+string(k.Kind)+" k ON k.id = a.id"+where, args...)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// saveOwn saves the columns that a kind of activity has beyond every activity, under the activity's id.
func saveOwn[T comparable](tx *Tx, t *table[T], id string, own *T) error {
	if m := base(own); m.ID == "" {
		lend(tx, m)
		m.ID = id
		return t.insert(tx, own, 1)
	}
	return t.save(tx, own)
}

// checkActivities finds an activity without the columns of its own kind.
func (db *DB) checkActivities() ([]string, error) {
	var faults []string
	for _, k := range activityKinds {
		found, err := db.sentences(fmt.Sprintf(`SELECT day || ' 的%s记录不完整，缺少这类活动自己的内容。请从备份恢复，或删除后重新登记。'
			FROM activity a WHERE walk_in = ? AND NOT EXISTS (SELECT 1 FROM %s k WHERE k.id = a.id) ORDER BY day`, k.Noun, string(k.Kind)),
			k.WalkIn)
		if err != nil {
			return faults, err
		}
		faults = append(faults, found...)
	}
	return faults, nil
}
