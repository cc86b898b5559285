package data

import (
	"encoding/json"
	"slices"
	"strings"
)

// Alias is what else a record is called (又名), or the id of one that was found to be the same and became one with it (旧号).
type Alias struct {
	Meta
	SubjectTable Kind
	SubjectID    string
	OldID        string // of the record that became one with it; "" for a name that was typed
	Name         string // "" the same
}

// mostAlso is how long the other names of a record can be together.
const mostAlso = 200

// WithAlso adds to what is wrong with a record what is wrong with its other names.
func WithAlso(err error, also string) error {
	bad, ok := err.(Invalid)
	if err != nil && !ok {
		return err
	}
	if bad == nil {
		bad = Invalid{}
	}
	bad.within("also", also, "又名", mostAlso)
	return bad.orNil()
}

// MergedKinds are the kinds of records of which two may turn out to be one.
var MergedKinds = []Kind{KindDeputy, KindEnterprise, KindVillage, KindHandler}

var aliases = register(table[Alias]{name: "alias", title: "又名", label: "name", order: "id", parent: "subject_id",
	columns: "subject_table, subject_id, old_id, name",
	fields:  func(a *Alias) []any { return []any{&a.SubjectTable, &a.SubjectID, &a.OldID, &a.Name} }})

// Aliases returns all other names and old ids.
func (r reader) Aliases() ([]Alias, error) { return aliases.list(r, "") }

// Also returns what else the records of a kind are called, by their ids.
func (r reader) Also(of Kind) (map[string][]string, error) {
	all, err := aliases.list(r, "subject_table = ? AND name <> ''", of)
	if err != nil {
		return nil, err
	}
	names := map[string][]string{}
	for _, a := range all {
		names[a.SubjectID] = append(names[a.SubjectID], a.Name)
	}
	return names, nil
}

// AlsoOf is what else one record is called, as a form has it: 甲、乙.
func (r reader) AlsoOf(of Kind, id string) (string, error) {
	names, err := texts(r, "SELECT name FROM alias WHERE subject_table = ? AND subject_id = ? AND name <> '' ORDER BY id", of, id)
	return strings.Join(names, "、"), err
}

// SaveAlso makes a record's other names be those that a form has. An old id stays where its name goes.
func (tx *Tx) SaveAlso(of Kind, subject *Meta, also string) error {
	now, err := aliases.list(tx.reader, "subject_table = ? AND subject_id = ?", of, subject.ID)
	if err != nil {
		return err
	}
	want, changed := alsoNames(also), false
	for i := range now {
		a := &now[i]
		if at := slices.Index(want, a.Name); a.Name == "" || at >= 0 {
			if a.Name != "" {
				want = slices.Delete(want, at, at+1)
			}
			continue
		}
		changed = true
		if a.Name = ""; a.OldID != "" {
			err = aliases.save(tx, a)
		} else {
			err = aliases.delete(tx, a.ID)
		}
		if err != nil {
			return err
		}
	}
	for _, name := range want {
		if err := aliases.save(tx, &Alias{SubjectTable: of, SubjectID: subject.ID, Name: name}); err != nil {
			return err
		}
	}
	if changed || len(want) > 0 {
		return tx.touch(string(of), subject)
	}
	return nil
}

// alsoNames are the names in a text, none twice.
func alsoNames(text string) (names []string) {
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) }) {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Resolve is what an id of a kind means now: the record that it became one with, through however many, or itself.
func (r reader) Resolve(of Kind, id string) (string, error) {
	moved, err := r.moved(of)
	if err != nil || moved[id] == "" {
		return id, err
	}
	return moved[id], nil
}

// moved maps the old ids of some kinds, or of all, to what they are now.
func (r reader) moved(of ...Kind) (map[string]string, error) {
	all, err := aliases.list(r, "old_id <> ''")
	if err != nil {
		return nil, err
	}
	to := make(map[string]string, len(all))
	for _, a := range all {
		if len(of) == 0 || slices.Contains(of, a.SubjectTable) {
			to[a.OldID] = a.SubjectID
		}
	}
	for old := range to { // chains of two ledgers that came together; what goes round in a circle is left where it is
		now, met := to[old], map[string]bool{old: true}
		for to[now] != "" && !met[to[now]] {
			met[now], now = true, to[now]
		}
		to[old] = now
	}
	return to, nil
}

// present is a draft with the ids that records have now. One of a record that became one with another is of that one, with a revision that
// it never had: saving it shows both versions.
func (d Draft) present(moved map[string]string) Draft {
	form := d.Form
	var pairs []string
	for old, now := range moved {
		pairs = append(pairs, old, now)
	}
	ids := strings.NewReplacer(pairs...) // in one pass: what is put in is not looked at again
	d.Form, d.Body = ids.Replace(d.Form), ids.Replace(d.Body)
	if d.Form == form {
		return d
	}
	var record map[string]json.RawMessage
	if json.Unmarshal([]byte(d.Body), &record) != nil {
		return d
	}
	record["Rev"] = json.RawMessage("0")
	if body, err := json.Marshal(record); err == nil {
		d.Body = string(body)
	}
	return d
}

// checkAliases finds other names whose record is gone.
func (db *DB) checkAliases() (faults []string, err error) {
	for _, of := range MergedKinds {
		found, err := db.sentences("SELECT '又名“' || name || '”不属于任何记录，可能是原记录已删除。它不影响使用。' FROM alias a WHERE subject_table = ? "+
			"AND NOT EXISTS (SELECT 1 FROM "+string(of)+" o WHERE o.id = a.subject_id) ORDER BY name", of)
		if faults = append(faults, found...); err != nil {
			return faults, err
		}
	}
	return faults, nil
}

// Phones are the telephones of the records of a kind that have one.
func (r reader) Phones(of Kind) (map[string]string, error) {
	k, err := mergedKind(of)
	if err != nil || !strings.Contains(k.columns, ", phone") {
		return nil, err
	}
	all, err := scanAll(r, func(p *[2]string) []any { return []any{&p[0], &p[1]} }, "SELECT id, phone FROM "+k.name+" WHERE phone <> ''")
	phones := make(map[string]string, len(all))
	for _, p := range all {
		phones[p[0]] = p[1]
	}
	return phones, err
}
