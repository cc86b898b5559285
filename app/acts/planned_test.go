package acts_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/sample"
	"liujin/data"
)

// tellsPlans are what speaks of plans on purpose, and what answers with no count: the ledger itself, files.
var tellsPlans = []string{"Plans", "PlanTodos", "Coming", "VisitsAndPlans", "LecturesAndPlans", "ServicesAndPlans", "SupervisionsAndPlans",
	"OutreachesAndPlans", "VisitRowsAndPlans", "LectureRowsAndPlans", "ServiceRowsAndPlans", "SupervisionRowsAndPlans",
	"OutreachRowsAndPlans", "Reminder", "AuditLines", "DB", "AsOf", "ReadHolidayFile",
	"Unrecorded", "WriteCalendars"}

// What is planned counts nowhere: whatever the rooms and the ledger can be asked, every paper and every sheet, say the same with and
// without plans of all kinds, to come and past, and of those that were called off. What is asked is found by reflection, so that a count
// which comes later is held to it too.
func TestPlansCountNowhere(t *testing.T) {
	made := t.TempDir()
	if err := sample.Sample(filepath.Join(made, "示例"+data.Extension), 1, sampleDay); err != nil {
		t.Fatal(err)
	}
	o := openSample(t, made)
	before := o.said()
	o.plans()
	after := o.said()
	if len(before) < 150 || len(before) != len(after) {
		t.Errorf("%d and %d questions were asked", len(before), len(after))
	}
	for name, was := range before {
		if now := after[name]; !reflect.DeepEqual(was, now) {
			t.Errorf("%s says otherwise with plans: %s", name, short(was, now))
		}
	}
	o.record()
	told := o.said()
	for _, name := range []string{"desk.Walks", "data.TimesPresent", "desk.Over", "paper visit-ledger", "sheet visit-ledger",
		"desk.DeputyRecord of a deputy", "data.Missed of a deputy"} {
		if before[name] == nil || reflect.DeepEqual(before[name], told[name]) {
			t.Errorf("%s tells nothing of what was recorded", name)
		}
	}
}

// short shows where two answers part.
func short(a, b any) string {
	x, y := fmt.Sprintf("%+v", a), fmt.Sprintf("%+v", b)
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(len(s), i)-80):min(len(s), i+160)] }
	return "…" + cut(x) + "…\n…" + cut(y) + "…"
}

// said asks all that can be asked.
func (o office) said() map[string]any {
	all := map[string]any{}
	acting := append(every(o.t, "Do"), every(o.t, "DoForGood")...)
	for name, book := range map[string]any{"app": o.App, "duty": o.duty(), "matters": o.matters(), "training": o.training(),
		"meetings": o.meetings(), "plans": o.plan(), "desk": desk.New(o.App), "paperwork": o.paperwork(), "listings": listings.New(o.App)} {
		o.ask(all, name, reflect.ValueOf(book), func(method string) bool {
			_, promoted := reflect.TypeOf(o.App).MethodByName(method)
			return slices.Contains(acting, method) || slices.Contains(tellsPlans, method) || name != "app" && promoted
		})
	}
	// what both the ledger and an operation on it can do is to read
	o.ask(all, "data", reflect.ValueOf(o.DB()), func(method string) bool {
		_, read := reflect.TypeOf(&data.Tx{}).MethodByName(method)
		return !read || slices.Contains(tellsPlans, method)
	})
	for _, p := range paperwork.Papers {
		if !slices.Contains([]string{"month-plan", "activity-notice", "activity-sign-in", "handover", "task-slip"}, p.Name) {
			all["paper "+p.Name] = must(o.paperwork().Paper(p.Name, paperwork.Order{}))(o)
		}
	}
	for _, s := range listings.Sheets {
		all["sheet "+s.Name] = must(listings.New(o.App).Sheet(s.Name, listings.Order{}))(o)
	}
	return all
}

// ask calls all methods of a book that take nothing, days, a span or a deputy, and tell something.
func (o office) ask(all map[string]any, name string, book reflect.Value, leave func(method string) bool) {
	first, last := days.Month(sampleDay)
	span := must(o.SpanIn(first, last))(o)
	deputy := o.some(6)[0]
	for i := range book.NumMethod() {
		method, of := book.Type().Method(i).Name, book.Method(i)
		n := of.Type().NumOut()
		if leave(method) || n == 0 || n == 1 && of.Type().Out(0).Name() == "error" || of.Type().IsVariadic() {
			continue
		}
		var in, about []reflect.Value // of days, and of a deputy in those
		for k := range of.Type().NumIn() {
			switch of.Type().In(k) {
			case reflect.TypeOf(""):
				in = append(in, reflect.ValueOf([]string{first, last}[min(k, 1)]))
				of := [][]string{{deputy}, {deputy, last}, {deputy, first, last}, {deputy, "", "", ""}}[min(3, of.Type().NumIn()-1)]
				about = append(about, reflect.ValueOf(of[min(k, 3)]))
			case reflect.TypeOf(span):
				in = append(in, reflect.ValueOf(span))
			case reflect.TypeOf(data.Targets{}):
				in = append(in, reflect.ValueOf(data.Targets{}))
			case reflect.TypeOf(paperwork.Order{}):
				in = append(in, reflect.ValueOf(paperwork.Order{}))
			}
		}
		if len(in) != of.Type().NumIn() {
			continue
		}
		all[name+"."+method] = answered(of.Call(in))
		if len(about) > 0 && len(about) == len(in) {
			all[name+"."+method+" of a deputy"] = answered(of.Call(about))
		}
	}
}

// answered is what was answered; what the desk says to do tells of plans, and does not count.
func answered(out []reflect.Value) (all []any) {
	for _, v := range out {
		one := v.Interface()
		if d, ok := one.(desk.Desk); ok {
			d.Todos = nil
			one = d
		}
		if v.Kind() == reflect.Func || v.Kind() == reflect.Chan {
			continue
		}
		all = append(all, one)
	}
	return all
}

// each saves an activity of each kind.
func (o office) each(v data.Activity, save func(label string, fn func(*data.Tx) error)) {
	village, enterprise := must(o.DB().Villages())(o)[0].ID, must(o.DB().Enterprises())(o)[0].ID
	station, project := must(o.DB().Stations())(o)[0].ID, must(o.DB().Projects())(o)[0].ID
	place := must(o.DB().Constituencies())(o)[0].ID
	one := func() data.Activity {
		c := v
		c.Deputies = slices.Clone(v.Deputies)
		c.VillageID, c.StationID = village, station
		return c
	}
	for _, fn := range []func(*data.Tx) error{
		func(tx *data.Tx) error {
			return tx.SaveVisit(&data.Visit{Activity: one(), Fields: data.VisitFields{EnterpriseID: enterprise}})
		},
		func(tx *data.Tx) error {
			return tx.SaveLecture(&data.Lecture{Activity: one(), Fields: data.LectureFields{Topic: "宣讲", Form: data.LectureHall,
				Speaker: data.SpeakerDeputy}})
		},
		func(tx *data.Tx) error {
			return tx.SaveService(&data.Service{Activity: one(), Fields: data.ServiceFields{Kind: data.ServiceStudy}})
		},
		func(tx *data.Tx) error {
			return tx.SaveSupervision(&data.Supervision{Activity: one(), Fields: data.SupervisionFields{Method: data.SupervisionTour,
				ProjectID: project}})
		},
		func(tx *data.Tx) error {
			return tx.SaveOutreach(&data.Outreach{Activity: one(), Fields: data.OutreachFields{Kind: data.VoterReport,
				ConstituencyID: place}})
		},
	} {
		save("安排", fn)
	}
}

// plans plans one of each kind for a day to come, for today and for a day of the month that has gone by, also called off, and calls a roll.
func (o office) plans() {
	who := o.some(6)
	for _, day := range []string{"2026-11-03", sampleDay, "2026-11-20"} {
		for _, state := range []data.ActivityState{data.ActivityPlanned, data.ActivityCancelled} {
			v := data.Activity{ActivityFields: data.ActivityFields{Day: day, State: state, Begins: "09:00", Purpose: "听取意见"}}
			for _, id := range who {
				v.Deputies = append(v.Deputies, data.Participation{DeputyID: id})
			}
			o.each(v, func(label string, fn func(*data.Tx) error) { o.ok(o.Do(label, fn)) })
		}
	}
	for _, row := range must(o.DB().Plans("2026-11-03", "2026-11-03"))(o) {
		r := must(o.plan().ActivityRoll(row.ID))(o)
		r.Set(r.At(who[0]), data.StayedAway)
		r.Set(r.At(who[1]), data.OnLeave)
		o.ok(o.plan().CallActivity(row.ID, r))
	}
}

// record records one that was planned.
func (o office) record() {
	for _, row := range must(o.DB().Plans("2026-11-03", sampleDay))(o) {
		if row.Kind.Kind == data.KindVisit && row.State == data.ActivityPlanned {
			v := must(o.Visit(row.ID))(o)
			v.State, v.Content = data.ActivityHeld, "看了车间"
			v.Deputies[0].State, v.Deputies[1].State = data.OnLeave, data.Came
			o.ok(o.SaveVisit(&v))
			if !strings.HasPrefix(o.DB().UndoLabel(), "登记走访情况") {
				o.t.Errorf("it is called %q", o.DB().UndoLabel())
			}
			return
		}
	}
	o.t.Fatal("nothing is planned")
}

// The list of each kind tells what is planned apart, and names who is to come.
func TestPlansStandInTheirLists(t *testing.T) {
	made := t.TempDir()
	if err := sample.Sample(filepath.Join(made, "示例"+data.Extension), 1, sampleDay); err != nil {
		t.Fatal(err)
	}
	o := openSample(t, made)
	for _, v := range must(o.VisitsAndPlans())(o) {
		if v.Planned() && (v.Persons != 0 || v.Deputies == "" || v.DeputyIDs == "") {
			t.Errorf("%+v", v)
		}
	}
	for name, n := range map[string][2]int{
		"visits":       {len(must(o.VisitsAndPlans())(o)), len(must(o.Visits())(o))},
		"lectures":     {len(must(o.LecturesAndPlans())(o)), len(must(o.Lectures())(o))},
		"services":     {len(must(o.ServicesAndPlans())(o)), len(must(o.Services())(o))},
		"supervisions": {len(must(o.SupervisionsAndPlans())(o)), len(must(o.Supervisions())(o))},
		"outreaches":   {len(must(o.OutreachesAndPlans())(o)), len(must(o.Outreaches())(o))},
	} {
		if n[0] <= n[1] {
			t.Errorf("%s: %d with plans, %d without", name, n[0], n[1])
		}
	}
	var text string
	for _, todo := range must(o.plan().PlanTodos())(o) {
		text += todo.When + " " + todo.About + " " + todo.Text + "\n"
	}
	for _, want := range []string{"过了 2 天 已安排未登记", "明天 已安排", "还没登记情况", "14:30"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "会场维修") {
		t.Error("what was called off is asked for")
	}
}
