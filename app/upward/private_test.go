package upward_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/parcel"
	"liujin/app/sample"
	"liujin/app/upward"
	"liujin/data/datatest"
)

// private are the columns that nothing of goes up: who spoke, telephones, addresses, contacts, reasons and notes.
var private = []string{"reporter", "reporter_phone", "phone", "address", "contact", "note", "reason", "employer", "content", "secretary",
	"document",
	"ethnicity", "education", "fine", "fair", "poor", "name_of_reporter"}

// Nothing of what is nobody's business above stands in any byte of a file: each such column of each table is marked, and the marks are
// looked for; those who spoke and their telephones stand in the texts, too.
func TestNothingPrivateGoesUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ledger")
	if err := sample.Sample(path, 1, apptest.SampleDay); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Query(`SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND c.type = 'TEXT'`)
	if err != nil {
		t.Fatal(err)
	}
	var marks []string
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(private, column) {
			marks = append(marks, fmt.Sprintf("UPDATE %s SET %s = 'S3CR3T' || %[2]s WHERE %[2]s IS NOT NULL", table, column))
		}
	}
	if err := db.Close(); err != nil || len(marks) < 20 {
		t.Fatal(err, marks)
	}
	marks = append(marks, "UPDATE opinion SET reporter = '赵无名', text = text || '赵无名说，电话13812345678、0573-87654321'",
		"UPDATE publicity SET text = text || '电话13812345678'")
	datatest.Spoil(t, path, marks...)
	s := apptest.Must(upward.New(apptest.Seen(t, path, apptest.SampleDay)).State(november))(t)
	texts := 0
	for _, part := range apptest.Must(s.Rows())(t) {
		for _, secret := range []string{"S3CR3T", "赵无名", "13812345678", "87654321"} {
			if at := strings.Index(string(part.Body), secret); at >= 0 {
				t.Errorf("%s tells %s: …%s…", part.Name, secret, part.Body[max(0, at-80):min(len(part.Body), at+80)])
			}
		}
		if part.Name == parcel.RowsName("matter") {
			texts = strings.Count(string(part.Body), "反映人说")
		}
	}
	if texts == 0 {
		t.Error("no opinion's text goes up, so nothing was tried")
	}
}
