package sample_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/data/datatest"
)

// clerk does what an office does as terms go by: 换届 and what happens to seats, two that are one, what ends, and papers that go out. With
// one seed for ids and a clock that stands still, the same acts make the same ledger each time, whichever process does them.
type clerk struct {
	*app.App
	paper *paperwork.Book
}

// clerkAt opens a ledger on the sample's day.
func clerkAt(path string) (*clerk, error) {
	day, err := time.ParseInLocation(time.DateOnly, apptest.SampleDay, time.Local)
	if err != nil {
		return nil, err
	}
	now := func() time.Time { return day.Add(12 * time.Hour) }
	db, err := data.Open(path, data.Options{Source: data.Source{Now: now, Rand: rand.NewChaCha8([32]byte{1}), User: "测试"}})
	if err != nil {
		return nil, err
	}
	a := app.New(db)
	return &clerk{a, paperwork.New(a)}, nil
}

// state digests all records, and says which numbers the papers have next.
func (c *clerk) state() (string, error) {
	text, err := datatest.StateOf(c.DB().Path())
	for _, paper := range []string{data.NoticePaper, data.BulletinPaper} {
		if err != nil {
			return "", err
		}
		var next, total int
		next, total, err = c.DB().NextIssued(paper, 2026)
		text += fmt.Sprint(" ", next, " ", total)
	}
	return text, err
}

// elect has two in three of the town's deputies elected again, and twenty others, into a term.
func (c *clerk) elect(number int, starts string) error {
	all, err := c.Deputies()
	if err != nil {
		return err
	}
	seen := map[string]int{}
	for i := range all {
		seen[all[i].Name]++
	}
	r := &roster.Roster{}
	for i := range all {
		if d := &all[i]; d.InOffice && i%3 > 0 && seen[d.Name] == 1 {
			r.People = append(r.People, roster.Person{Name: d.Name, Phone: d.Phone, Employer: d.Employer + "（续）",
				Mandates: []roster.Mandate{{Level: "镇", Constituency: fmt.Sprintf("第%d选区", i%23+1)}}})
		}
	}
	for i := range 20 {
		r.People = append(r.People, roster.Person{Name: fmt.Sprintf("新%d代表%d", number, i),
			Mandates: []roster.Mandate{{Level: "镇", Constituency: fmt.Sprintf("第%d选区", i+1)}}})
	}
	book := importing.New(c.App)
	e, err := book.CompareElection(r, importing.Congress{Level: data.LevelTown, Number: number, Starts: starts})
	if err != nil {
		return err
	}
	return book.ApplyElection(e, apptest.GoOn)
}

// takeIn has a roster of another town come in.
func (c *clerk) takeIn() error {
	table, err := app.OpenTable(filepath.Join("..", "intake", "roster", "testdata", "a-plain.xlsx"))
	if err != nil {
		return err
	}
	read, err := importing.ReadRoster(table, intake.Options{Today: apptest.SampleDay})
	if err != nil {
		return err
	}
	plan, err := importing.New(c.App).CompareRoster(read)
	if err != nil {
		return err
	}
	return importing.New(c.App).ApplyRoster(plan, apptest.GoOn)
}

// two are two records of a kind, from the nth on; of deputies, two in office.
func (c *clerk) two(of data.Kind, n int) (lose, keep string, err error) {
	all, err := c.PickMerged(of)
	if err != nil {
		return "", "", err
	}
	all = slices.DeleteFunc(all, func(p app.Picked) bool { return strings.Contains(p.Detail, "不在任") })
	return all[(n+1)%len(all)].ID, all[n%len(all)].ID, nil
}

func (c *clerk) merge(of data.Kind, n int) error {
	lose, keep, err := c.two(of, n)
	if err != nil {
		return err
	}
	return c.Merge(data.Merge{Of: of, Lose: lose, Keep: keep})
}

// seat puts on record that something happened to the seat of the nth who holds one on the day, or to any seat where nobody does.
func (c *clerk) seat(n int, kind data.MandateChangeKind, day string) error {
	all, err := c.DB().Tenures()
	if err != nil {
		return err
	}
	held := slices.DeleteFunc(slices.Clone(all), func(t data.Tenure) bool { return t.On(day) == "" || t.On(day) == data.MandateEnded })
	if len(held) == 0 {
		held = all
	}
	t := &held[n%len(held)]
	return c.ChangeMandate(t.DeputyID, data.MandateChange{MandateID: t.ID, Day: day, Kind: kind, Reason: "原因", Document: "公告"})
}

// subject puts on record that something happened to the nth record of a kind; into is the next one.
func (c *clerk) subject(of data.Kind, n int, kind data.SubjectChangeKind, day, name string) error {
	names, err := c.DB().LatestNames(of)
	if err != nil {
		return err
	}
	ids := make([]string, 0, len(names))
	for id := range names {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	change := data.SubjectChange{SubjectTable: of, SubjectID: ids[n%len(ids)], Day: day, Kind: kind}
	switch kind {
	case data.SubjectRenamed:
		return c.Rename(&change, name)
	case data.SubjectMerged:
		change.SuccessorID = ids[(n+1)%len(ids)]
		if of == data.KindStation || of == data.KindGroup {
			return c.MergeWithDeputies(&change)
		}
	}
	return c.SaveSubjectChange(&change)
}

// regroup puts twenty deputies into another group, to another station and among the leaders from a day on, as one act each.
func (c *clerk) regroup(n int, day string) error {
	all, err := c.Deputies()
	if err != nil {
		return err
	}
	var ids []string
	for i := range 20 {
		ids = append(ids, all[(n+i)%len(all)].ID)
	}
	groups, err := c.PickGroups()
	if err != nil {
		return err
	}
	stations, err := c.PickStations()
	if err != nil {
		return err
	}
	switch n % 3 {
	case 0:
		return c.AssignGroup(ids, groups[n%len(groups)], day)
	case 1:
		return c.AssignStation(ids, stations[n%len(stations)], day)
	}
	return c.MarkLeaders(ids, n%2 == 0, day)
}

// plan plans the duty of some days.
func (c *clerk) plan(from, to string) error {
	book := duty.New(c.App)
	s, err := book.Schedule(duty.ScheduleOrder{From: from, To: to})
	if err != nil {
		return err
	}
	return book.SaveSchedule(s)
}

// issue has a paper go out, as the window does; what is printed is long enough to be cut off while it is written.
func (c *clerk) issue(name string, o paperwork.Order, content string) error {
	out, err := c.paper.Outgoing(name, o)
	if err != nil {
		return err
	}
	if out.Corrects {
		out.Reason = "接待代表调整"
	}
	_, err = c.paper.KeepOutgoing(out, "文件"+content, []byte("%PDF-1.4 "+strings.Repeat(content, 40_000)))
	return err
}

// aShift is the nth shift that anybody is planned for.
func (c *clerk) aShift(n int) (paperwork.Order, error) {
	all, err := c.DB().Shifts("2026-01-01", "2026-12-31")
	all = slices.DeleteFunc(all, func(s data.Shift) bool { return len(s.Duties) == 0 || s.State == data.ShiftCancelled })
	if err != nil {
		return paperwork.Order{}, err
	}
	return paperwork.Of(all[n%len(all)].ID), nil
}

func (c *clerk) notice(n int, content string) error {
	o, err := c.aShift(n)
	if err != nil {
		return err
	}
	return c.issue(data.NoticePaper, o, content)
}

func (c *clerk) bulletin(content string) error {
	all, err := c.paper.Bulletins()
	if err != nil {
		return err
	}
	return c.issue(data.BulletinPaper, paperwork.Of(all[0].ID), content)
}

// stands is the nth paper that stands and satisfies.
func (c *clerk) stands(n int, keep func(*data.IssuedRow) bool) (*data.IssuedRow, error) {
	all, err := c.paper.IssuedRows()
	all = slices.DeleteFunc(all, func(r data.IssuedRow) bool { return !r.Stands() || !keep(&r) })
	if err != nil || len(all) == 0 {
		return nil, fmt.Errorf("none of %d papers: %w", len(all), err)
	}
	return &all[n%len(all)], nil
}

func (c *clerk) correct(n int, content string) error {
	r, err := c.stands(n, func(r *data.IssuedRow) bool { return paperwork.Public(r.Paper) && !r.Corrected && len(r.Title) > 0 })
	if err != nil {
		return err
	}
	name, order, err := c.paper.CorrectionOf(r)
	if err != nil {
		return err
	}
	return c.issue(name, order, content)
}

func (c *clerk) void(n int) error {
	r, err := c.stands(n, func(*data.IssuedRow) bool { return true })
	if err != nil {
		return err
	}
	return c.paper.VoidIssued(r.ID, "印错了")
}

// acts are those of a job, in their order.
func (c *clerk) acts(job string) []func() error {
	undo, redo := func() error { return c.Undo() }, func() error { return c.Redo() }
	switch job {
	case "elect":
		return []func() error{
			func() error { return c.elect(31, "2026-11-20") }, undo, redo,
			func() error { return c.seat(3, data.MandateResigned, "2026-11-25") },
			func() error { return c.elect(32, "") }, undo, undo, undo,
			func() error { return c.elect(33, "2026-11-12") }, undo,
		}
	case "month":
		return c.month()
	case "import":
		return []func() error{c.takeIn, undo, redo, undo, redo}
	case "merge":
		return []func() error{
			func() error { return c.merge(data.KindDeputy, 3) }, func() error { return c.merge(data.KindDeputy, 9) }, undo, redo,
			func() error { return c.merge(data.KindEnterprise, 2) }, func() error { return c.merge(data.KindVillage, 4) },
			func() error { return c.merge(data.KindHandler, 1) }, undo, undo, redo, redo, undo, undo, undo, undo, undo, redo, redo,
		}
	case "plan":
		return []func() error{
			func() error { return c.plan("2026-12-01", "2026-12-31") }, undo, redo,
			func() error { return c.plan("2027-01-01", "2027-01-31") },
			func() error { return c.plan("2027-02-01", "2027-02-28") }, undo, undo, redo,
		}
	case "issue":
		return []func() error{
			func() error { return c.notice(0, "甲") }, func() error { return c.notice(1, "乙") }, func() error { return c.bulletin("丙") },
			func() error { return c.notice(0, "丁") }, // in the first one's place
			func() error { return c.correct(0, "戊") }, func() error { return c.void(0) }, func() error { return c.correct(1, "己") },
			func() error { return c.issue("opinion-assign", paperwork.Order{}, "庚") }, func() error { return c.void(2) },
			func() error { return c.notice(2, "辛") }, func() error { return c.void(1) }, func() error { return c.bulletin("壬") },
		}
	}
	return []func() error{ // "change"
		func() error { return c.seat(5, data.MandateSuspend, "2026-10-01") },
		func() error { return c.seat(11, data.MandateDeceased, "2026-10-02") },
		func() error { return c.subject(data.KindVillage, 2, data.SubjectRenamed, "2026-06-01", "改名村") },
		func() error { return c.subject(data.KindStation, 1, data.SubjectMerged, "2026-11-13", "") },
		func() error { return c.subject(data.KindGroup, 0, data.SubjectMerged, "2026-11-01", "") }, undo,
		func() error { return c.subject(data.KindStation, 4, data.SubjectClosed, "2026-11-12", "") }, undo, redo,
		func() error { return c.regroup(0, "2026-11-01") }, func() error { return c.regroup(7, "2026-11-02") },
		func() error { return c.regroup(14, "2026-11-03") }, undo, undo, undo, undo, redo, redo,
	}
}

// termJob and termDeeds tell the test binary that it is the process that works and is killed: the ledger, and which job.
const termJob, termDeeds = "LIUJIN_TEST_TERM", "LIUJIN_TEST_TERM_JOB"

// workOnce does a job and tells the number of each act when it is confirmed.
func workOnce(path string) error {
	c, err := clerkAt(path)
	if err != nil {
		return err
	}
	fmt.Println(0)
	for i, act := range c.acts(os.Getenv(termDeeds)) {
		if err := act(); err != nil {
			return fmt.Errorf("act %d: %w", i+1, err)
		}
		fmt.Println(i + 1)
	}
	return nil
}
