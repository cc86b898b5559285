package data

import (
	"strings"
	"testing"
)

// Who can't delete what has ended is not told to end it; what was taken up again may end.
func TestNothingEndsTwice(t *testing.T) {
	db := ledger(t)
	var g Group
	var v Village
	var h Handler
	do(t, db, "新增", func(tx *Tx) error {
		g.Name, v.Name, v.Kind, h.Name = "第一小组", "河西村", VillageKindOf("河西村"), "水务站"
		for _, err := range []error{tx.SaveGroup(&g), tx.SaveVillage(&v), tx.SaveHandler(&h)} {
			if err != nil {
				return err
			}
		}
		d := Deputy{DeputyFields: DeputyFields{Name: "高𬭎", GroupID: g.ID}}
		e := Enterprise{EnterpriseFields: EnterpriseFields{Name: "茶厂", VillageID: v.ID}}
		o := &Opinion{OpinionFields: OpinionFields{Day: "2026-05-01", Text: "水沟", Route: RouteOwn}}
		o.HandlerID = h.ID
		for _, err := range []error{tx.SaveDeputy(&d), tx.SaveEnterprise(&e), tx.SaveOpinion(o)} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	for of, id := range map[Kind]string{KindGroup: g.ID, KindVillage: v.ID, KindHandler: h.ID} {
		says := func(want string) {
			t.Helper()
			if err := db.Deletable(of, id); !Is(err, InUse) || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %s", of, err, want)
			}
		}
		says("不再用的可以停用")
		for _, happened := range []struct {
			day  string
			kind SubjectChangeKind
			want string
		}{{"2026-06-01", SubjectClosed, "它已经停用"}, {"2026-07-01", SubjectReopened, "不再用的可以停用"}} {
			do(t, db, "变更", func(tx *Tx) error {
				return tx.SaveSubjectChange(&SubjectChange{SubjectTable: of, SubjectID: id, Day: happened.day, Kind: happened.kind})
			})
			says(happened.want)
		}
	}
}
