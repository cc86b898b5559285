package desk_test

import (
	"testing"

	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// What looks alike is found as that which it is meant to be, typed or stored; so are full-width digits and letters, gaps and other cases.
func TestSearchOfEachKind(t *testing.T) {
	a := apptest.EmptyLedger(t)
	save := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	who := data.Deputy{DeputyFields: data.DeputyFields{Name: "高月", Phone: "13900001111"}}
	same := data.Deputy{DeputyFields: data.DeputyFields{Name: "⾼⽉明", Employer: "⻢⼭村３组"}}
	wide := data.Deputy{DeputyFields: data.DeputyFields{Name: "贾　娟", Note: "-"}}
	save(a.SaveDeputy(&who))
	save(a.SaveDeputy(&same))
	save(a.SaveDeputy(&wide))
	firm := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "东港ＫＶＡ电器（２０）有限公司", Contact: "\uf9e1总"}}
	save(a.SaveEnterprise(&firm))
	opinion := data.Opinion{OpinionFields: data.OpinionFields{Day: apptest.SampleDay, Kind: data.OpinionPeople, Text: "第１２号路灯不亮",
		Reporter: "⻓江"}}
	save(a.Do("登记", func(tx *data.Tx) error { return tx.SaveOpinion(&opinion) }))
	d := desk.New(a)
	for typed, want := range map[string]string{
		"⾼⽉": who.ID, "高月": who.ID, "１３９００００１１１１": who.ID, "ｇｙ": who.ID, "ＧＹ": who.ID,
		"高月明": same.ID, "⾼⽉明": same.ID, "gym": same.ID, "马山村3组": same.ID, "⻢山": same.ID, "３组": same.ID,
		"贾娟": wide.ID, "贾 娟": wide.ID, "贾　娟": wide.ID, "jiajuan": wide.ID,
		"kva": firm.ID, "ＫＶＡ": firm.ID, "Kva电器": firm.ID, "李总": firm.ID,
		"12号": opinion.ID, "１２号": opinion.ID, "长江": opinion.ID, "⻓江": opinion.ID,
	} {
		found := apptest.Must(d.Search(typed, 9))(t)
		if len(found) == 0 || found[0].ID != want {
			t.Errorf("%s: %+v", typed, found)
		}
	}
}
