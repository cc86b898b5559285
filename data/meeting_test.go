package data

import "testing"

// Which table the record of an item lies in follows from the record, whatever was said; what is no record is left out.
func TestSubjectsOfItems(t *testing.T) {
	db := ledger(t)
	o := Opinion{OpinionFields: OpinionFields{Day: "2026-11-10", Text: "路灯不亮", Route: RouteOwn}}
	m := Meeting{MeetingFields: MeetingFields{Kind: MeetingProgress, Title: "推进会", Day: "2026-11-12"}}
	_, err := db.Do("登记", func(tx *Tx) error {
		if err := tx.SaveOpinion(&o); err != nil {
			return err
		}
		m.Items = []MeetingItem{{Title: "甲", SubjectID: o.ID, SubjectTable: KindProject}, {Title: "乙", SubjectID: "none"}, {Title: "丙"}}
		return tx.SaveMeeting(&m)
	})
	if err != nil {
		t.Fatal(err)
	}
	saved, err := db.Meeting(m.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Subject{{KindOpinion, o.ID}, {}, {}} {
		if item := saved.Items[i]; item.SubjectTable != want.Kind || item.SubjectID != want.ID {
			t.Errorf("%s is about %s %s, want %+v", item.Title, item.SubjectTable, item.SubjectID, want)
		}
	}
}
