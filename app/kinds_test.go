package app_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

// kindTried is one kind of activity with every field filled: saved, read again, and listed with all its columns.
type kindTried struct {
	sheet        string
	save         func() error
	again        func() (saved, read any, err error)
	list         func() (table.Listing, error)
	shown, wrote []string // words that its list and paper, and its sheet, must have
}

func listed[R any](columns []table.Column[*R], rows []R, err error) (table.Listing, error) {
	return table.Listed("台账", columns, rows[:min(1, len(rows))]), err
}

// kindsTried fills every field that walk-ins 1, 2, 4 and 5 have.
func kindsTried(t *testing.T, a *app.App) []kindTried {
	day := days.After(apptest.SampleDay, 1) // after all of the sample: first in its list
	village, station, enterprise := apptest.Must(a.DB().Villages())(t)[0], apptest.Must(a.DB().Stations())(t)[0],
		apptest.Must(a.DB().Enterprises())(t)[0]
	place, project := apptest.Must(a.DB().Constituencies())(t)[0], apptest.Must(a.DB().Projects())(t)[0]
	people := apptest.Must(a.DB().Deputies())(t)
	activity := func() data.Activity {
		return data.Activity{ActivityFields: data.ActivityFields{Day: day, Place: "会议室", VillageID: village.ID, StationID: station.ID,
			Content: "情况甲", Focus: "livelihood", Vanguard: apptest.Must(a.Choices(data.VanguardList))(t)[0].ID, Note: "备注丙"},
			Deputies: []data.Participation{{DeputyID: people[0].ID}, {DeputyID: people[1].ID}},
			Opinions: []data.OpinionFields{{Text: "路灯", Kind: data.OpinionPeople}}}
	}
	common := []string{people[0].Name, people[1].Name, "会议室", "民生改善", apptest.Must(a.Choices(data.VanguardList))(t)[0].Name, "备注丙"}
	lecture := data.Lecture{Activity: activity(), Fields: data.LectureFields{Form: data.LectureOneToOne, Speaker: data.SpeakerExpert,
		Vehicle: data.VehicleStation, Topic: "主题乙", Audience: 37}}
	visit := data.Visit{Activity: activity(), Fields: data.VisitFields{EnterpriseID: enterprise.ID, Venue: data.VenueInvestment,
		Tag: data.TagInvestment, Policies: "政策丁", Leads: "线索戊"}}
	look := data.Supervision{Activity: activity(), Fields: data.SupervisionFields{Method: data.SupervisionDrive, ProjectID: project.ID,
		Percent: 43, Progress: "进展己", Problems: "问题庚"}}
	report := data.Outreach{Activity: activity(), Fields: data.OutreachFields{Kind: data.VoterReport, ConstituencyID: place.ID,
		ElectedBy: "县人大", Voters: 61}, Ballots: []data.Ballot{{DeputyID: people[0].ID, Fine: 20, Fair: 9, Poor: 8},
		{DeputyID: people[1].ID, Fine: 11, Fair: 8, Poor: 5}}}
	return []kindTried{
		{sheet: "lecture-ledger", save: func() error { return a.SaveLecture(&lecture) },
			again: func() (any, any, error) { got, err := a.Lecture(lecture.ID); return lecture, got, err },
			list:  func() (table.Listing, error) { rows, err := a.Lectures(); return listed(app.LectureColumns, rows, err) },
			shown: append([]string{village.Name, "主题乙", string(lecture.Fields.Form), string(lecture.Fields.Speaker),
				string(lecture.Fields.Vehicle),
				"37", "情况甲"}, common...),
			wrote: []string{village.Name, "主题乙", string(lecture.Fields.Form), string(lecture.Fields.Speaker),
				string(lecture.Fields.Vehicle), "37",
				"情况甲"}},
		{sheet: "visit-ledger", save: func() error { return a.SaveVisit(&visit) },
			again: func() (any, any, error) { got, err := a.Visit(visit.ID); return visit, got, err },
			list:  func() (table.Listing, error) { rows, err := a.Visits(); return listed(app.VisitColumns, rows, err) },
			shown: append([]string{enterprise.Name, string(visit.Fields.Venue), string(visit.Fields.Tag), "政策丁", "线索戊", "情况甲"}, common...),
			wrote: []string{enterprise.Name, string(visit.Fields.Venue), string(visit.Fields.Tag), "政策丁", "线索戊", "情况甲", "会议室"}},
		{sheet: "supervision-ledger", save: func() error { return a.SaveSupervision(&look) },
			again: func() (any, any, error) { got, err := a.Supervision(look.ID); return look, got, err },
			list: func() (table.Listing, error) {
				rows, err := a.Supervisions()
				return listed(app.SupervisionColumns, rows, err)
			},
			shown: append([]string{project.Title, string(look.Fields.Method), "43%", "进展己", "问题庚"}, common...),
			wrote: []string{project.Title, string(look.Fields.Method), "43%", "进展己", "问题庚"}},
		{sheet: "voter-ledger", save: func() error { return a.SaveOutreach(&report) },
			again: func() (any, any, error) { got, err := a.Outreach(report.ID); return report, got, err },
			list: func() (table.Listing, error) {
				rows, err := a.Outreaches()
				return listed(app.OutreachColumns, rows, err)
			},
			shown: append([]string{string(report.Fields.Kind), place.Name, "61", "31", "17", "13", "78.7%", "情况甲"}, common...),
			wrote: []string{string(report.Fields.Kind), place.Name, "61", "31", "17", "13", "78.7%", "情况甲"}},
	}
}

// Every field of walk-ins 1, 2, 4 and 5 is saved, read again, listed, printed and written to the sheet that goes up.
func TestKindsWhole(t *testing.T) {
	a := apptest.SampleSeen(t, apptest.SampleDay, days.After(apptest.SampleDay, 1))
	faces := apptest.Must(print.Shipped())(t)
	for _, k := range kindsTried(t, a) {
		if err := k.save(); err != nil {
			t.Fatal(k.sheet, err)
		}
		saved, read, err := k.again()
		if err != nil || !reflect.DeepEqual(saved, read) {
			t.Errorf("%s: %+v\nread %+v %v", k.sheet, saved, read, err)
		}
		l := apptest.Must(k.list())(t)
		_, paper := apptest.Printed(t, a, []*print.Document{apptest.Must(paperwork.New(a).ListPaper(l, faces))(t)})
		var cells []string
		for _, c := range l.Rows[0] {
			cells = append(cells, c.Text)
		}
		row := strings.Join(cells, "|")
		for _, want := range k.shown {
			if !strings.Contains(row, want) {
				t.Errorf("%s: the list does not say %s: %s", k.sheet, want, row)
			}
			if len([]rune(want)) <= 3 && !strings.Contains(paper, want) { // longer ones are broken between lines
				t.Errorf("%s: the paper does not say %s", k.sheet, want)
			}
		}
		path := filepath.Join(t.TempDir(), "台账.xlsx")
		if err := listings.New(a).ListSheet(
			apptest.Must(listings.New(a).Sheet(k.sheet, listings.Order{From: "2026-11-01", To: "2026-11-30"}))(t), path); err != nil {
			t.Fatal(err)
		}
		text := sheetText(t, path)
		for _, want := range k.wrote {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the sheet does not say %s", k.sheet, want)
			}
		}
	}
}

// sheetText is all that a workbook's first sheet says.
func sheetText(t *testing.T, path string) string {
	t.Helper()
	book := apptest.Must(excelize.OpenFile(path))(t)
	defer book.Close()
	var all []string
	for _, row := range apptest.Must(book.GetRows(book.GetSheetName(0)))(t) {
		all = append(all, strings.Join(row, "|"))
	}
	return strings.Join(all, "\n")
}
