package data

import (
	"context"
	"encoding/json"
	"strings"
)

// namesSchema is the schema that gave each thing one name (migrations/0008_names.sql).
const namesSchema = 8

// newNames are the names that schema 8 changed in the records which drafts hold, by the draft's form.
var newNames = map[string]map[string]string{
	"visit":       {"Visit": "Fields"},
	"lecture":     {"Lecture": "Fields"},
	"outreach":    {"Visit": "Fields"},
	"service":     {"Service": "Fields"},
	"supervision": {"Supervision": "Fields", "Way": "Method"},
	"rota":        {"Session": "DayPart"},
}

// newForms are the forms of drafts that schema 8 renamed, as the script does.
var newForms = map[string]string{"supervise": "supervision", "voters": "outreach", "training": "course", "told": "delivery"}

// newTables are the tables that schema 8 renamed and that a draft can name.
var newTables = map[string]string{
	"enterprise_visit": visits.name, "station_service": services.name, "voter_visit": outreaches.name, "livelihood_project": projects.name,
}

// renameDrafts has what was being typed say the new names, as the last part of the migration to schema 8: a draft is a record as JSON, and
// a field that is called otherwise would be lost without a word. A draft that can't be read stays as it is.
func (db *DB) renameDrafts() error {
	drafts, err := reader{q: db.conn}.drafts()
	if err != nil {
		return err
	}
	for i := range drafts {
		form, _, _ := strings.Cut(drafts[i].Form, "/")
		body := renamed(drafts[i].Body, newNames[form])
		if body == drafts[i].Body {
			continue
		}
		if _, err := db.conn.ExecContext(context.Background(), "UPDATE draft SET body = ? WHERE form = ?", body,
			drafts[i].Form); err != nil {
			return err
		}
	}
	return nil
}

// named is a draft of a ledger before schema 8 with the names of today.
func (d Draft) named() Draft {
	form, id, _ := strings.Cut(d.Form, "/")
	if now := newForms[form]; now != "" {
		form = now
	}
	return Draft{Form: form + "/" + id, Title: d.Title, At: d.At, Body: renamed(d.Body, newNames[form])}
}

// renamed is a draft's JSON with other names for some fields and tables. All else stays letter by letter.
func renamed(body string, fields map[string]string) string {
	if !json.Valid([]byte(body)) {
		return body
	}
	read := json.NewDecoder(strings.NewReader(body))
	var out strings.Builder
	copied, field := 0, ""
	for {
		token, err := read.Token()
		if err != nil { // the end: the text is valid
			return out.String() + body[copied:]
		}
		text, is := token.(string)
		if !is {
			continue
		}
		end := int(read.InputOffset())
		next := ""
		if strings.HasPrefix(strings.TrimLeft(body[end:], " \t\r\n"), ":") {
			field, next = text, fields[text]
		} else if field == "OwnerTable" || field == "SubjectTable" {
			next = newTables[text]
		}
		if quoted := `"` + text + `"`; next != "" && strings.HasSuffix(body[copied:end], quoted) {
			out.WriteString(body[copied:end-len(quoted)] + `"` + next + `"`)
			copied = end
		}
	}
}
