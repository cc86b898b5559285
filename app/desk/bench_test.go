package desk_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/sample"
	"liujin/data"
)

// fullYear makes a ledger of n activities of four kinds with opinions, over a year.
func fullYear(b *testing.B, n int) (*app.App, string) {
	b.Helper()
	path := filepath.Join(b.TempDir(), "年.ledger")
	if err := sample.Sample(path, 1, apptest.SampleDay); err != nil {
		b.Fatal(err)
	}
	day := time.Date(2026, 11, 12, 12, 0, 0, 0, time.Local)
	source := data.SystemSource()
	source.Now = func() time.Time { return day }
	db, err := data.Open(path, data.Options{Source: source})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	people, err := db.Deputies()
	if err != nil {
		b.Fatal(err)
	}
	villages, err := db.Villages()
	if err != nil {
		b.Fatal(err)
	}
	enterprises, err := db.Enterprises()
	if err != nil {
		b.Fatal(err)
	}
	seats, err := db.Constituencies()
	if err != nil {
		b.Fatal(err)
	}
	for from := 0; from < n; from += 2000 {
		_, err := db.Do("一批", func(tx *data.Tx) error {
			for i := from; i < min(n, from+2000); i++ {
				e := data.Activity{ActivityFields: data.ActivityFields{Day: day.AddDate(0, 0, -i%360).Format(time.DateOnly),
					VillageID: villages[i%len(villages)].ID, Content: "情况"},
					Deputies: []data.Participation{{DeputyID: people[i%len(people)].ID}, {DeputyID: people[(i*7+1)%len(people)].ID}}}
				if e.Deputies[0].DeputyID == e.Deputies[1].DeputyID {
					e.Deputies = e.Deputies[:1]
				}
				if i%4 == 0 {
					e.Opinions = []data.OpinionFields{{Text: fmt.Sprint("建议", i), Route: data.RouteOwn}}
				}
				var err error
				switch i % 3 {
				case 0:
					err = tx.SaveLecture(&data.Lecture{Activity: e, Fields: data.LectureFields{Form: data.LectureOneToOne,
						Speaker: data.SpeakerLeader,
						Topic:   "精神", Audience: 9}})
				case 1:
					err = tx.SaveVisit(&data.Visit{Activity: e, Fields: data.VisitFields{EnterpriseID: enterprises[i%len(enterprises)].ID}})
				default:
					err = tx.SaveOutreach(&data.Outreach{Activity: e, Fields: data.OutreachFields{Kind: data.VoterCall,
						ConstituencyID: seats[i%len(seats)].ID, Voters: 9}})
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return app.New(db), path
}

// deskSQL are the counts of the desk as bare SQL: what any program must ask the ledger for them.
var deskSQL = []string{
	"SELECT walk_in, count(*) FROM activity a WHERE day BETWEEN '2026-11-01' AND '2026-11-30' AND EXISTS (SELECT 1 FROM present p " +
		"WHERE p.activity_id = a.id) GROUP BY walk_in",
	"SELECT a.walk_in, p.deputy_id, count(*) FROM activity a CROSS JOIN present p ON p.activity_id = a.id WHERE a.day BETWEEN " +
		"'2026-11-01' AND '2026-11-30' GROUP BY 1, 2",
	"SELECT count(DISTINCT v.enterprise_id) FROM activity a CROSS JOIN visit v ON v.id = a.id WHERE a.walk_in = 2 AND a.day BETWEEN " +
		"'2026-11-01' AND '2026-11-30'",
	"SELECT sum(v.voters) FROM activity a CROSS JOIN outreach v ON v.id = a.id WHERE a.walk_in = 5 AND a.day BETWEEN '2026-11-01' AND " +
		"'2026-11-30'",
	"SELECT a.walk_in, count(*) FROM activity a CROSS JOIN opinion o ON o.activity_id = a.id WHERE a.day BETWEEN '2026-11-01' AND " +
		"'2026-11-30' GROUP BY 1",
	"SELECT v.id FROM village v WHERE NOT EXISTS (SELECT 1 FROM activity a WHERE a.village_id = v.id AND a.day BETWEEN '2026-11-01' " +
		"AND '2026-11-30')",
	"SELECT id, year, number, text, handler_id, state, due FROM opinion WHERE state <> '办结' ORDER BY year, number",
	"SELECT d.id, d.name, g.name FROM deputy d LEFT JOIN deputy_group g ON g.id = d.group_id",
	"SELECT id, title, handler_id, state, due FROM proposal", "SELECT id, title, state, due FROM project",
	"SELECT id, station_id, day, state, activity_id FROM shift WHERE day BETWEEN '2026-10-12' AND '2026-12-13'",
}

// BenchmarkDesk counts what the desk shows of a full year, 20,000 records, against the bare SQL of its counts, turn by turn in one run.
func BenchmarkDesk(b *testing.B) {
	a, path := fullYear(b, 20000)
	bare, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	var ours, theirs time.Duration
	n := 0
	for b.Loop() {
		n++
		start := time.Now()
		if _, err := desk.New(a).Desk(); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		start = time.Now()
		for _, query := range deskSQL {
			drain(b, bare, query)
		}
		theirs += time.Since(start)
	}
	b.ReportMetric(float64(ours.Milliseconds())/float64(n), "ms/desk")
	b.ReportMetric(float64(theirs.Milliseconds())/float64(n), "ms/sql")
	b.ReportMetric(float64(ours)/float64(theirs), "ratio")
}

func drain(b *testing.B, db *sql.DB, query string) {
	b.Helper()
	rows, err := db.Query(query)
	if err != nil {
		b.Fatal(query, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	values := make([]any, len(names))
	for i := range values {
		values[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(values...); err != nil {
			b.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkSearchOfAYear types a query key by key over a full year; the aim is 16 ms a key.
func BenchmarkSearchOfAYear(b *testing.B) {
	a, _ := fullYear(b, 20000)
	d := desk.New(a)
	if _, err := d.Search("z", 12); err != nil {
		b.Fatal(err)
	}
	keys, i := []string{"s", "sg", "sgs", "建议1", "zqm", "2026-11", "jy 9"}, 0
	for b.Loop() {
		if _, err := d.Search(keys[i%len(keys)], 12); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// BenchmarkPapersOfAMonth lays out and writes all papers of the sample's month in one job.
func BenchmarkPapersOfAMonth(b *testing.B) {
	path := filepath.Join(b.TempDir(), "示例.ledger")
	if err := sample.Sample(path, 1, apptest.SampleDay); err != nil {
		b.Fatal(err)
	}
	db, err := data.Open(path, data.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	a := app.New(db)
	faces, err := print.Shipped()
	if err != nil {
		b.Fatal(err)
	}
	pages := 0
	for b.Loop() {
		var all []*print.Document
		for _, p := range paperwork.Papers {
			one, err := paperwork.New(a).Paper(p.Name, paperwork.Order{From: "2026-11-01", To: "2026-11-30"})
			if err != nil {
				b.Fatal(p.Name, err)
			}
			all = append(all, one...)
		}
		job := print.Layout(faces, print.Continuous, all...)
		if err := paperwork.New(a).PDF(job, filepath.Join(b.TempDir(), "月.pdf")); err != nil {
			b.Fatal(err)
		}
		pages = len(job.Pages)
	}
	b.ReportMetric(float64(pages), "pages")
}
