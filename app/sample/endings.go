package sample

import (
	"errors"
	"slices"

	"liujin/app"
	"liujin/data"
)

// endings makes what ended and was renamed long before: a village and an enterprise that were merged, a station that was closed, a unit and
// a group that had other names. It comes last, so that whatever was made before keeps its id.
func (s *sampler) endings() error {
	a := app.New(s.db)
	villages, err := s.db.Villages()
	if err != nil {
		return err
	}
	handlers, err := s.db.Handlers()
	if err != nil {
		return err
	}
	enterprises, err := s.db.Enterprises()
	if err != nil {
		return err
	}
	old := app.VillageRow{Village: data.Village{Name: "旧滩村", Kind: data.VillageRural}}
	works := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "海星网具厂", Kind: data.EnterpriseCompany,
		Industry: enterprises[0].Industry}}
	quay := data.Station{StationFields: data.StationFields{Name: "老码头代表联系点", Kind: data.StationPoint, Address: "老码头候船室"}}
	unit := handlers[slices.IndexFunc(handlers, func(h data.Handler) bool { return h.Name == "镇综合行政执法局" })]
	change := func(of data.Kind, id, day string, kind data.SubjectChangeKind) *data.SubjectChange {
		return &data.SubjectChange{SubjectTable: of, SubjectID: id, Day: day, Kind: kind}
	}
	called := func(of data.Kind, id, former, day string) error {
		c := change(of, id, day, data.SubjectRenamed)
		c.Former = former
		return a.SaveSubjectChange(c)
	}
	merge := func(of data.Kind, id, into, day, document string) error {
		c := change(of, id, day, data.SubjectMerged)
		c.SuccessorID, c.Reason, c.Document = into, "区划和资产调整", document
		return a.SaveSubjectChange(c)
	}
	if err := errors.Join(a.SaveVillage(&old), a.SaveEnterprise(&works), a.SaveStation(&quay)); err != nil {
		return err
	}
	return errors.Join(
		merge(data.KindVillage, old.ID, villages[slices.IndexFunc(villages, func(v data.Village) bool { return v.Name == "海缘村" })].ID,
			s.ago(640), "区划调整批复"),
		merge(data.KindEnterprise, works.ID, enterprises[0].ID, s.ago(400), ""),
		a.SaveSubjectChange(change(data.KindStation, quay.ID, s.ago(330), data.SubjectClosed)),
		called(data.KindHandler, unit.ID, "镇城市管理办公室", s.ago(500)),
		called(data.KindGroup, s.groups[5].ID, "环境保护小组", s.ago(420)),
	)
}
