package paperwork_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/table"
	"liujin/app/training"
	"liujin/data"
	"liujin/data/datatest"
)

// everybodyOneName is a sample in which all deputies bear one name and are of one unit.
func everybodyOneName(t *testing.T) *app.App {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "示例.ledger")
	datatest.OneName(t, path)
	return apptest.Seen(t, path, apptest.SampleDay)
}

// bareName is the name of all of them where nothing behind it tells who is meant.
var bareName = regexp.MustCompile(datatest.Name + `(?:[^（]|$)`)

// Where all bear one name, no sheet, paper and text of a chat says it bare; lists that say unit and birth month in columns of their own
// and name cards do.
func TestNobodyIsMixedUp(t *testing.T) {
	t.Parallel()
	a := everybodyOneName(t)
	book := paperwork.New(a)
	looked := 0
	look := func(what, text string) {
		t.Helper()
		text = strings.NewReplacer(" ", "", "　", "", "\n", "").Replace(text)
		looked += strings.Count(text, datatest.Name)
		if at := bareName.FindStringIndex(text); at != nil {
			t.Errorf("%s: …%s…", what, strings.ToValidUTF8(text[max(0, at[0]-60):min(len(text), at[1]+60)], ""))
		}
	}
	for _, sheet := range listings.Sheets {
		if sheet.Name == "deputy-roster" { // its columns tell, and what is read back is the name
			continue
		}
		look("sheet "+sheet.Name, listed(apptest.Must(listings.New(a).Sheet(sheet.Name, listings.Order{}))(t)))
	}
	columns := []string{"deputy-roster", "deputy-file", "station-file", "sign-in", "training-sign-in", "activity-sign-in",
		"training-roster", "meeting", "name-cards"}
	for _, p := range paperwork.Papers {
		if !slices.Contains(columns, p.Name) {
			_, text := apptest.Printed(t, a, apptest.Must(book.Paper(p.Name, paperwork.Order{}))(t))
			look("paper "+p.Name, text)
		}
	}
	shifts := apptest.Must(duty.New(a).Shifts("2026-11-01", "2026-11-30"))(t)
	look("notice of duty", apptest.Must(book.NoticeText(shifts))(t))
	courses := apptest.Must(training.New(a).Courses())(t)
	for i := range courses {
		look("notice of a course", apptest.Must(book.CourseText(courses[i].ID))(t))
	}
	for _, v := range apptest.Must(a.DB().Plans("2026-11-01", "2026-11-30"))(t) {
		look("notice of an activity", apptest.Must(book.ActivityText(v.ID, ""))(t))
	}
	for _, todo := range apptest.Must(desk.New(a).Desk())(t).Todos {
		look("the desk", todo.Text)
	}
	if looked < 1000 {
		t.Errorf("the name stands in %d places only", looked)
	}
}

// listed is all that a list says.
func listed(l table.Listing) string {
	var out []string
	for _, row := range l.Rows {
		for _, c := range row {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, "|")
}

// What undo says names who it was, and so does the question before.
func TestUndoSaysWho(t *testing.T) {
	t.Parallel()
	a := everybodyOneName(t)
	d := apptest.Must(a.Deputy(apptest.Must(a.DB().Deputies())(t)[3].ID))(t)
	d.Note = "改"
	if err := a.SaveDeputy(&d); err != nil || bareName.MatchString(a.DB().UndoLabel()) {
		t.Error(err, a.DB().UndoLabel())
	}
	change := data.MandateChange{MandateID: d.Mandates[0].ID, Day: apptest.SampleDay, Kind: data.MandateSuspend}
	if err := a.ChangeMandate(d.ID, change); err != nil || bareName.MatchString(a.DB().UndoLabel()) {
		t.Error(err, a.DB().UndoLabel())
	}
}
