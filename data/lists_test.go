package data

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// closedList is a list of the ledger with the columns that hold its values. Free columns have no CHECK, for the reason that is said: what
// they take is held by Validate alone.
type closedList struct {
	name    string
	values  []string
	checked string
	free    string
}

func closed[S ~string](name string, list []S, checked, free string) closedList {
	c := closedList{name: name, checked: checked, free: free}
	for _, one := range list {
		c.values = append(c.values, string(one))
	}
	return c
}

// closedLists are all of them. The free ones: labels of standards and of the activity's plan, which the first schema left to Validate, so
// that a ledger of another year's standard can be read; what a step came to is the practice of a year.
var closedLists = []closedList{
	closed("Genders", Genders, "", "deputy.gender"),
	closed("Ethnicities", Ethnicities, "", "deputy.ethnicity"),
	closed("Parties", Parties, "", "deputy.party"),
	closed("Educations", Educations, "", "deputy.education"),
	closed("Occupations", Occupations, "", "deputy.occupation"),
	closed("Levels", Levels, "", "mandate.level term.level constituency.level"),
	closed("MandateStates", MandateStates, "", ""),
	closed("Elections", Elections, "mandate.election", ""),
	closed("MandateChangeKinds", MandateChangeKinds, "mandate_change.kind", ""),
	closed("OfficeLevels", OfficeLevels, "", "office.level"),
	closed("StationKinds", StationKinds, "", "station.kind"),
	closed("VillageKinds", VillageKinds, "", "village.kind"),
	closed("EnterpriseKinds", EnterpriseKinds, "", "enterprise.kind"),
	closed("SubjectChangeKinds", SubjectChangeKinds, "subject_change.kind", ""),
	closed("Ties", Ties, "", "deputy_tie.tie"),
	closed("AttachmentKinds", AttachmentKinds, "attachment.kind", ""),
	closed("ParticipationStates", ParticipationStates, "participation.state meeting_attendee.state", ""),
	closed("ActivityStates", ActivityStates, "activity.state", ""),
	closed("Venues", Venues, "", "visit.venue"),
	closed("VisitTags", VisitTags, "", "visit.tag"),
	closed("LectureForms", LectureForms, "lecture.form", ""),
	closed("Speakers", Speakers, "lecture.speaker", ""),
	closed("Vehicles", Vehicles, "lecture.vehicle", ""),
	closed("ServiceKinds", ServiceKinds, "service.kind", ""),
	closed("SupervisionMethods", SupervisionMethods, "supervision.method", ""),
	closed("OutreachKinds", OutreachKinds, "outreach.kind", ""),
	closed("ReportRoles", ReportRoles, "participation.report_role", ""),
	closed("OpinionKinds", OpinionKinds, "", "opinion.kind"),
	closed("OpinionChannels", OpinionChannels, "opinion.channel", ""),
	closed("Routes", Routes, "", "opinion.route former_route.route"),
	closed("StepKinds", StepKinds, "opinion_step.kind proposal_step.kind", ""),
	closed("MatterStates", MatterStates, "opinion.state proposal.state", ""),
	closed("Results", Results, "", "opinion.result proposal.result opinion_step.result proposal_step.result"),
	closed("SuggestionResults", SuggestionResults, "", "opinion.result opinion_step.result"),
	closed("LeadResults", LeadResults, "", "opinion.result opinion_step.result"),
	closed("OpinionResults", OpinionResults, "", "opinion.result opinion_step.result"),
	closed("Ratings", Ratings,
		"opinion.rating opinion.attitude proposal.rating proposal.attitude opinion_step.rating opinion_step.attitude "+
			"proposal_step.rating proposal_step.attitude", ""),
	closed("TermUnits", TermUnits, "matter_policy.opinion_unit", ""),
	closed("ProposalKinds", ProposalKinds, "proposal.kind", ""),
	closed("ProjectStates", ProjectStates, "project.state former_stage.state", ""),
	closed("RuleKinds", RuleKinds, "duty_rule.every", ""),
	closed("Nths", Nths, "", "duty_rule.nth"),
	closed("RuleMonths", RuleMonths, "duty_rule.months", ""),
	closed("WhenOffs", WhenOffs, "duty_rule.when_off", ""),
	closed("DayParts", DayParts, "duty_rule.day_part shift.day_part", ""),
	closed("AbsenceKinds", AbsenceKinds, "absence.kind", ""),
	closed("PairKinds", PairKinds, "duty_pair.kind", ""),
	closed("HolidayKinds", HolidayKinds, "holiday.kind", ""),
	closed("ShiftStates", ShiftStates, "shift.state", ""),
	closed("DutyRoles", DutyRoles, "duty.role", "participation.role"),
	closed("GroupKinds", GroupKinds, "deputy_group.kind", ""),
	closed("MeetingKinds", MeetingKinds, "meeting.kind", ""),
	closed("Drafts", Drafts, "meeting_item.draft", ""),
	closed("TrainingModes", TrainingModes, "course.mode", ""),
	closed("IssuedStates", IssuedStates, "issued.state", ""),
	closed("Abilities", Abilities, "course_session.ability lesson.ability", ""),
	closed("DeliveryMethods", DeliveryMethods, "delivery.method", ""),
	closed("PublicityKinds", PublicityKinds, "publicity.kind", ""),
	closed("Mediums", Mediums, "publicity.medium", ""),
	closed("MediumLevels", MediumLevels, "publicity.level", ""),
	closed("BulletinKinds", BulletinKinds, "bulletin.kind", ""),
	closed("PublicityStates", PublicityStates, "publicity.state", ""),
	closed("ReportStates", ReportStates, "report.state", ""),
	closed("ReceivedSources", ReceivedSources, "received.source", ""),
	closed("ReceiptStates", ReceiptStates, "receipt.state", ""),

	// Names of tables, not words: a record of one of them is what an item is about, or what somebody was told of.
	closed("", itemSubjects, "meeting_item.subject_table", ""),
	closed("", changingKinds, "subject_change.subject_table", ""),
	closed("", issuedSubjects, "issued_subject.subject_table", ""),
	closed("", publicitySubjects, "publicity.subject_table", ""),
	closed("", reportSubjects, "report.subject_table", ""),
	closed("", MergedKinds, "alias.subject_table", ""),
	closed("", []string{courses.name, sessions.name, campaigns.name, meetings.name}, "delivery.owner_table", ""),
}

// Every list is what the CHECK of its column takes, "" left out, and every CHECK that lists words is that of a list.
func TestClosedListsAreTheirChecks(t *testing.T) {
	tables, columns := schemaLists(t)
	for _, list := range closedLists {
		slices.Sort(list.values)
		for _, column := range strings.Fields(list.checked) {
			if got := tables[column]; !slices.Equal(got, list.values) {
				t.Errorf("%s takes %q, %s are %q", column, got, list.name, list.values)
			}
			delete(tables, column)
		}
		for _, column := range strings.Fields(list.free) {
			if !columns[column] || tables[column] != nil {
				t.Errorf("%s: %s is no column without a CHECK", list.name, column)
			}
		}
	}
	for column, values := range tables {
		t.Errorf("no closed list has the values of %s: %q", column, values)
	}
}

var (
	checkIn = regexp.MustCompile(`CHECK \((\w+) IN \(([^)]*)\)\)`)
	aColumn = regexp.MustCompile(`(?:^|[(,]\s*)(\w+) (?:TEXT|INTEGER)`)
)

// schemaLists reads the schema of a ledger made now: the words that each CHECK lists, sorted, and all columns, both by table.column.
func schemaLists(t *testing.T) (lists map[string][]string, columns map[string]bool) {
	t.Helper()
	schema, err := schemaAt(schemaVersion())
	if err != nil {
		t.Fatal(err)
	}
	lists, columns = map[string][]string{}, map[string]bool{}
	for name, text := range schema {
		table, is := strings.CutPrefix(name, "table ")
		if !is {
			continue
		}
		for _, m := range aColumn.FindAllStringSubmatch(text, -1) {
			columns[table+"."+m[1]] = true
		}
		for _, m := range checkIn.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(m[2], "'") { // 0 and 1
				continue
			}
			values := strings.Split(strings.ReplaceAll(m[2], "'", ""), ", ")
			values = slices.DeleteFunc(values, func(s string) bool { return s == "" })
			slices.Sort(values)
			lists[table+"."+m[1]] = values
		}
	}
	return lists, columns
}

// Every list of the package is compared with the schema above.
func TestClosedListsAreAllThere(t *testing.T) {
	files, err := filepath.Glob("lists_*.go")
	files = slices.DeleteFunc(files, func(file string) bool { return strings.HasSuffix(file, "_test.go") })
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				name := s.(*ast.ValueSpec).Names[0].Name
				if !slices.ContainsFunc(closedLists, func(l closedList) bool { return l.name == name }) {
					t.Errorf("%s: %s is compared with no column", file, name)
				}
			}
		}
	}
}

// What a CHECK refuses is said in a sentence, and nothing was changed: here a program that knows one word more than the ledger.
func TestCheckRefusedIsSaid(t *testing.T) {
	db, m := attacked(t)
	_, err := db.Do("改", func(tx *Tx) error {
		_, err := tx.exec("UPDATE opinion SET state = '搁置' WHERE id = ?", m.ID)
		return err
	})
	refused(t, "check", err, Unlisted, "没有改动")
	if o, err := db.Opinion(m.ID); err != nil || o.State != m.State {
		t.Error(fmt.Sprint(o.State, err))
	}
}
