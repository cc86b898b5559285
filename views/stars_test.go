package views

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"liujin/app/matters"
	"liujin/app/plans"
	"liujin/app/rolls"
	"liujin/data"
	"liujin/views/kit"
)

// A starred form is looked at from outside, by what its fields say in words: a field is emptied by emptying what makes its words.
type starred struct {
	t      *testing.T
	name   string
	fields reflect.Value                           // []kit.Field[*T]
	check  func(v reflect.Value) map[string]string // the rule, on a *T
	seen   map[string]bool                         // starred fields that were looked at
	parts  map[string]*starred                     // the forms of children, by field
}

// starless are fields that are asked for in a case which no star can tell: one of two must be filled, an answer needs its words, which
// other steps may have, or somebody was there, who need not be known of a plan.
var starless = []string{"outreach.constituency", "supervision.project", "report.subject", "report.topic",
	"opinion.steps.text", "opinion.steps.due", "proposal.steps.text",
	"visit.deputies", "lecture.deputies", "service.deputies", "supervision.deputies", "outreach.deputies"}

// rare are starred fields in which the sample, or the rule at hand, has nothing: each is looked at in another form.
var rare = []string{"rota.rules.dates", "rule.nth", "rule.weekdays", "rule.days"}

func newStarred(t *testing.T, name string, fields, rule reflect.Value) *starred {
	f := &starred{t: t, name: name, fields: fields, seen: map[string]bool{}, parts: map[string]*starred{}}
	f.check = func(v reflect.Value) map[string]string {
		var bad kit.Faults
		if rule.IsValid() && !rule.IsNil() {
			if err, _ := rule.Call([]reflect.Value{v})[0].Interface().(error); errors.As(err, &bad) {
				return bad.Fields()
			}
		}
		return nil
	}
	return f
}

// each runs over the fields that are shown of a record.
func (f *starred) each(v reflect.Value, do func(name string, need bool, words func(reflect.Value) string, child reflect.Value)) {
	for i := range f.fields.Len() {
		field := f.fields.Index(i)
		when, words := field.FieldByName("When"), field.FieldByName("Words")
		if words.IsNil() || !when.IsNil() && !when.Call([]reflect.Value{v})[0].Bool() {
			if words.IsNil() && field.FieldByName("Need").Bool() {
				f.t.Errorf("%s: what %s holds can't be seen", f.name, field.FieldByName("Name"))
			}
			continue
		}
		// alone in its row, it has no title to stand a star at
		need := field.FieldByName("Need").Bool() || field.FieldByName("Title").String() == ""
		do(field.FieldByName("Name").String(), need, func(v reflect.Value) string {
			return words.Call([]reflect.Value{v})[0].String()
		}, field.FieldByName("Child").Elem())
	}
}

// look empties each starred field of a valid record, and all that have no star.
func (f *starred) look(v reflect.Value) {
	for _, leaf := range leaves(v.Elem(), nil) {
		if list := v.Elem().FieldByIndex(leaf); list.Kind() == reflect.Slice { // names are read for each of them, time and again
			list.Set(list.Slice(0, min(list.Len(), enough)))
		}
	}
	if bad := f.check(v); len(bad) > 0 {
		return // of an older rule
	}
	var starredLeaves, plain [][]int
	f.each(v, func(name string, need bool, words func(reflect.Value) string, child reflect.Value) {
		fed := feeding(v, words)
		if !need {
			plain = append(plain, fed...)
		} else if starredLeaves = append(starredLeaves, fed...); len(fed) > 0 {
			f.seen[name] = true
			if bad := f.check(emptied(v, fed)); bad[name] == "" {
				f.t.Errorf("%s: %s carries a star and may be empty (%v)", f.name, name, bad)
			}
		}
		if child.IsValid() && len(fed) == 1 {
			f.children(v, name, fed[0], child)
		}
	})
	plain = slices.DeleteFunc(plain, func(leaf []int) bool {
		return slices.ContainsFunc(starredLeaves, func(s []int) bool { return slices.Equal(s, leaf) })
	})
	for name, why := range f.check(emptied(v, plain)) {
		if !slices.Contains(starless, f.name+"."+name) {
			f.t.Errorf("%s: %s is required without a star: %s", f.name, name, why)
		}
	}
}

// children looks at a record's children as at forms of their own, each as if it were new.
func (f *starred) children(v reflect.Value, name string, leaf []int, child reflect.Value) {
	part := f.parts[name]
	if part == nil {
		part = newStarred(f.t, f.name+"."+name, child.FieldByName("Fields"), child.FieldByName("Validate"))
		f.parts[name] = part
	}
	list := v.Elem().FieldByIndex(leaf)
	for i := range list.Len() {
		one := reflect.New(list.Type().Elem())
		one.Elem().Set(list.Index(i))
		if meta := one.Elem().FieldByName("Meta"); meta.IsValid() {
			meta.SetZero()
		}
		if child.FieldByName("Validate").IsNil() {
			part.check = f.within(v, name, leaf, one)
		}
		part.look(one)
	}
}

// within is the rule of a child that has none from its parent: its own, or that of the parent which has just this child.
func (f *starred) within(v reflect.Value, name string, leaf []int, one reflect.Value) func(reflect.Value) map[string]string {
	if own, is := reflect.TypeOf(one.Interface()).MethodByName("Validate"); is {
		return newStarred(f.t, "", f.fields, own.Func).check
	}
	return func(child reflect.Value) map[string]string {
		parent := emptied(v, nil)
		just := reflect.MakeSlice(parent.Elem().FieldByIndex(leaf).Type(), 1, 1)
		just.Index(0).Set(child.Elem())
		parent.Elem().FieldByIndex(leaf).Set(just)
		bad := map[string]string{}
		if why := f.check(parent)[name]; why != "" {
			f.parts[name].each(child, func(field string, need bool, words func(reflect.Value) string, _ reflect.Value) {
				if words(child) == "" && need {
					bad[field] = why
				}
			})
			if len(bad) == 0 {
				bad["?"] = why
			}
		}
		return bad
	}
}

// unseen names the starred fields that no record had anything in.
func (f *starred) unseen() (names []string) {
	for i := range f.fields.Len() {
		if name := f.fields.Index(i).FieldByName("Name").String(); f.fields.Index(i).FieldByName("Need").Bool() && !f.seen[name] &&
			!slices.Contains(rare, f.name+"."+name) {
			names = append(names, f.name+"."+name)
		}
	}
	for _, part := range f.parts {
		names = append(names, part.unseen()...)
	}
	return names
}

// feeding are the leaves of a record that make the words of a field.
func feeding(v reflect.Value, words func(reflect.Value) string) (fed [][]int) {
	said := words(v)
	for _, leaf := range leaves(v.Elem(), nil) {
		if !v.Elem().FieldByIndex(leaf).IsZero() && words(emptied(v, [][]int{leaf})) != said {
			fed = append(fed, leaf)
		}
	}
	return fed
}

// leaves are the texts, numbers and lists of a record, embedded ones too.
func leaves(v reflect.Value, at []int) (all [][]int) {
	for i := range v.NumField() {
		path := append(slices.Clone(at), i)
		switch field := v.Type().Field(i); {
		case !field.IsExported() || field.Name == "Meta":
		case field.Type.Kind() == reflect.Struct:
			all = append(all, leaves(v.Field(i), path)...)
		case field.Type.Kind() == reflect.String, field.Type.Kind() == reflect.Int, field.Type.Kind() == reflect.Slice:
			all = append(all, path)
		}
	}
	return all
}

// emptied is a copy of a record in which some leaves are empty.
func emptied(v reflect.Value, gone [][]int) reflect.Value {
	out := reflect.New(v.Type().Elem())
	out.Elem().Set(v.Elem())
	for _, leaf := range gone {
		out.Elem().FieldByIndex(leaf).SetZero()
	}
	return out
}

// fewLookedAt is how many records of a kind are looked at, if every starred field has something in one of them.
const fewLookedAt = 5

// enough is how many children of a record are looked at.
const enough = 6

// In every form, what carries a star is required by the record's rule, and a record with nothing but that can be saved.
func TestStarsAreRequired(t *testing.T) {
	starsOf(t, sampleShell(t, kit.Theme{}))
	starsOf(t, countyShell(t, kit.Theme{}))
}

func starsOf(t *testing.T, s *Shell) {
	t.Helper()
	for _, e := range s.entries() {
		if s.level == data.OfficeCounty && !e.above { // they were looked at in a town
			continue
		}
		edit := s.Go(e.name).Edit
		var record reflect.Value
		if v := reflect.Indirect(reflect.ValueOf(edit)); v.Kind() == reflect.Struct {
			record = v.FieldByName("Record")
		}
		if !record.IsValid() {
			continue
		}
		ids := []string{""}
		if list, ok := edit.(interface{ Board() kit.Board }); ok {
			ids = list.Board().Shown()
		}
		f := newStarred(t, e.name, record.FieldByName("Fields"), record.FieldByName("Validate"))
		for i, id := range ids {
			if i >= fewLookedAt && len(f.unseen()) == 0 {
				break
			}
			read := record.FieldByName("Read").Call([]reflect.Value{reflect.ValueOf(id)})
			if !read[1].IsNil() {
				t.Fatal(e.name, read[1])
			}
			f.look(read[0])
		}
		for _, field := range f.unseen() {
			t.Errorf("no valid record has anything in %s", field)
		}
	}
}

// lookAt looks at a form that stands in a dialog.
func lookAt[T any](t *testing.T, name string, fields []kit.Field[*T], rule func(*T) error, valid T) {
	t.Helper()
	f := newStarred(t, name, reflect.ValueOf(fields), reflect.ValueOf(rule))
	f.look(reflect.ValueOf(&valid))
	if left := f.unseen(); len(left) > 0 {
		t.Errorf("nothing was in %q", left)
	}
}

// The same of the forms in dialogs; a new one must be looked at here.
func TestStarsOfDialogsAreRequired(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	handlers, err := s.app.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	stations, err := s.app.Stations()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range []func(*data.Step) error{(*data.Step).Validate, (*data.Step).ValidateProposal} {
		for _, kind := range data.StepKinds {
			ask := stepAsk{kind: kind, rule: rule, next: func(string) (string, string) { return handlers[1].ID, "" }}
			check := func(p *matters.Taking) error { return s.matters.CheckTaking(p, rule) }
			lookAt(t, string(kind), s.askedOf(ask), check, matters.Taking{Step: data.Step{Day: today, Kind: kind,
				HandlerID: handlers[0].ID,
				Text:      "办", Due: "2026-12-12", Result: data.ResultSolved, Rating: data.RatingFine, Attitude: data.RatingFine}})
		}
	}
	lookAt(t, "shift", s.shiftFields(), (*data.Shift).Validate,
		data.Shift{ShiftFields: data.ShiftFields{StationID: stations[0].ID, Day: today, DayPart: data.Morning, Begins: "09:00",
			Ends: "11:30",
			Need: 2, County: 1}})
	lookAt(t, "rule", s.ruleFields(), (*data.DutyRule).Validate, data.DutyRule{Every: data.RuleDates, Dates: today, Months: data.EveryMonth,
		WhenOff: data.OffKept, DayPart: data.Morning, Need: 2})
	lookAt(t, "make-up", s.makeUpFields(), (*data.Session).Validate, data.Session{Day: today, Topic: "课", Place: "会议室", Lecturer: "李"})
	lookAt(t, "change", s.askedChange(data.MandateChangeKinds), (*data.MandateChange).Validate,
		data.MandateChange{Day: today, Kind: data.MandateResigned, Reason: "调离", Document: "辞职书"})
	lookAtHappenings(t, s)
	lookAt(t, "by-election", s.byElectionFields(), (*byElection).Validate, byElection{today})
	lookAt(t, "told", s.deliveryFields(), (*rolls.DeliveryBy).Validate, rolls.DeliveryBy{Day: today})
	lookAt(t, "put off", s.putOffFields(), (*plans.PutOff).Validate, plans.PutOff{Day: today, Begins: "09:00", Ends: "10:00"})
	lookAt(t, "leave", leaveFields(s), (*data.Absence).Validate, data.Absence{DeputyID: handlers[0].ID,
		Kind: data.AbsenceLeave, Starts: today, Ends: today})
	lookAt(t, "terms", termsFields(), (*data.MatterPolicy).Validate,
		data.MatterPolicy{OpinionTerm: 30, OpinionUnit: data.TermDays, ProposalMonths: 3, HardMonths: 6, WarnDays: 5, StaleDays: 31})
	lookAt(t, "new ledger", newLedgerFields(), (*newLedger).Validate, newLedger{Unit: "东港镇人大", Level: data.OfficeTown})
	lookAt(t, "span", s.spanFields(), (*span).Validate, span{"2026-10-10", "2026-11-09"})
	lookAt(t, "part", yearPartFields(), (*yearPart).Validate, yearPart{2026, "上半年"})
	lookAt(t, "since", s.sinceFields(), (*sinceDay).validate, sinceDay{today})

	name, order, err := s.paperwork.CorrectionOf(&out(t, s, data.NoticePaper)[0])
	if err != nil {
		t.Fatal(err)
	}
	going, err := s.paperwork.Outgoing(name, order)
	if err != nil {
		t.Fatal(err)
	}
	lookAt(t, "outgoing", s.outgoingFields(going), s.outgoingRule(going), askedOut{Number: going.Number, Dated: today, Reason: "错了"})
	lookAt(t, "corrected filing", correctedFields([]string{"走进村居社区：原报 9，现为 8"}), (*corrected).Validate, corrected{"补登"})
	lookAt(t, "void", voidFields(), (*voided).Validate, voided{"错了"})
	lookAt(t, "return", returnFields(), (*givenBack).Validate, givenBack{"期不对"})
	lookAt(t, "typed", typedFields(), (*typed).Validate, typed{Told: [...]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11",
		"12", "13", "14", "15", "16"}, Note: "电话报的"})

	lookAt(t, "wake", s.wakeFields(), s.wakeRule, wake{"2026-12-01"})

	lookAt(t, "posting", s.postingFields(), (*posting).Validate, posting{Days: span{"2026-11-01", "2026-11-30"}, Station: stations[0].ID})

	others := 6 // pickOne, askSignIn, askMerge, askTurnout and phones have no star, askCongress has a test of its own
	if made, want := formsMade(t), others+21; made != want {
		t.Errorf("%d forms are made in dialogs, %d are looked at", made, want)
	}
}

// lookAtHappenings looks at the form of what happens to a record, for all that can happen, new and to be corrected.
func lookAtHappenings(t *testing.T, s *Shell) {
	t.Helper()
	all, err := s.app.Villages()
	if err != nil {
		t.Fatal(err)
	}
	fields := append(s.changeKindFields(data.SubjectChangeKinds), s.changedFields(data.KindVillage, all[0].ID)...)
	f := newStarred(t, "happening", reflect.ValueOf(fields), reflect.ValueOf((*happening).validate))
	for _, kind := range data.SubjectChangeKinds {
		for _, id := range []string{"", "corrected"} {
			h := happening{data.SubjectChange{SubjectTable: data.KindVillage, SubjectID: all[0].ID, Day: today, Kind: kind, Reason: "撤并",
				Document: "政发"}, "", false}
			switch h.ID = id; kind {
			case data.SubjectMerged:
				h.SuccessorID = all[1].ID
			case data.SubjectRenamed:
				h.Former, h.Name = "老村", "新村"
			}
			f.look(reflect.ValueOf(&h))
		}
	}
	if left := f.unseen(); len(left) > 0 {
		t.Errorf("nothing was in %q", left)
	}
}

// formsMade counts the forms that the package makes outside of records.
func formsMade(t *testing.T) (n int) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil && !strings.HasSuffix(file, "_test.go") {
			n += strings.Count(string(text), "kit.NewForm(")
		}
	}
	return n
}
