package data

import (
	"strings"
	"testing"
)

// town is a ledger with one of everything, so that each table has a row.
func town(t testing.TB, path string, o Options) *DB {
	t.Helper()
	db, err := Create(path, o)
	if err != nil {
		t.Fatal(err)
	}
	photo, err := db.AddPhotoFrom("现场.jpg", strings.NewReader(string(jpegOf(t, corner(40, 30)))))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Do("全部", func(tx *Tx) error { return everything(tx, photo, "") })
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// everything saves one of each entity, joined as they can be and with no field empty; again and again with another suffix.
func everything(tx *Tx, photo Attachment, suffix string) error {
	above := Office{Name: "县人大" + suffix, Level: "县"}
	if err := tx.SaveOffice(&above); err != nil {
		return err
	}
	photo.Caption = "车间"
	second := photo
	second.Kind = "file"
	office := Office{Name: "东港镇人大" + suffix, Short: "东港", Level: "镇", Code: "320982", Secretary: "周敏", Phone: "0515-88881234", ParentID: above.ID, Own: suffix == ""}
	term := Term{Level: "镇", Number: 19 + len(suffix), Starts: "2022-01-01", Ends: "2026-12-31", Note: "届"}
	area := Constituency{Name: "第18选区" + suffix, Level: "镇", Seats: 2, Population: 3000, Note: "区"}
	group := Group{Name: "第一小组" + suffix, Note: "组"}
	handler := Handler{Name: "镇供电所" + suffix, Contact: "吴", Phone: "0515-88881235", Note: "单位"}
	for _, save := range []func() error{
		func() error { return tx.SaveOffice(&office) },
		func() error { return tx.SaveTerm(&term) },
		func() error { return tx.SaveConstituency(&area) },
		func() error { return tx.SaveGroup(&group) },
		func() error { return tx.SaveHandler(&handler) },
	} {
		if err := save(); err != nil {
			return err
		}
	}
	village := Village{Name: "新港村" + suffix, Kind: "村", Code: "201", ConstituencyID: area.ID, Note: "村"}
	if err := tx.SaveVillage(&village); err != nil {
		return err
	}
	p := Person{Deputy: Deputy{Name: "高𬭎" + suffix, Gender: "男", Ethnicity: "汉族", Born: "1980-05", Party: "中共党员", Education: "研究生", EducationDetail: "硕士研究生",
		Employer: "水产公司", Occupation: "工人", Phone: "13900000001", Leader: true, GroupID: group.ID, Note: "代表"},
		Mandates: []Mandate{{Level: "镇", TermID: term.ID, ConstituencyID: area.ID, ElectedBy: "选民", Certificate: "001", Starts: "2022-01-01", Ends: "2026-12-31", State: "在任", Note: "职务"}}}
	if err := tx.SavePerson(&p); err != nil {
		return err
	}
	group.ConvenerID = p.ID
	if err := tx.SaveGroup(&group); err != nil {
		return err
	}
	post := Post{Station: Station{Name: "东港代表之家" + suffix, Kind: "家", Address: "港路 1 号", Phone: "0515-88881236", HeadID: p.ID, Liaison: "李", VillageID: village.ID, Demo: true, Note: "站"},
		Checks: []Check{{Item: "有场所" + suffix, Met: true}}, Members: []Member{{DeputyID: p.ID, Home: true}}}
	if err := tx.SavePost(&post); err != nil {
		return err
	}
	firm := Firm{Enterprise: Enterprise{Name: "东港水产" + suffix, Kind: "企业", Industry: "food", Address: "港路 2 号", VillageID: village.ID, Contact: "王", Phone: "13900000002", Note: "企业"},
		Ties: []Tie{{DeputyID: p.ID, Tie: "来自"}}}
	if err := tx.SaveFirm(&firm); err != nil {
		return err
	}
	plan := Plan{Campaign: Campaign{Name: "活动月" + suffix, Theme: "促发展", Starts: "2026-11-01", Ends: "2026-11-30", Targets: [6]int{1, 2, 3, 4, 5, 6}, Note: "方案"}}
	if err := tx.SavePlan(&plan); err != nil {
		return err
	}
	v := Visit{Event: Event{Activity: Activity{Day: "2026-11-12", Place: "车间", VillageID: village.ID, StationID: post.ID, Content: "情况", Focus: "industry", Vanguard: "work", Note: "走访"},
		Deputies: []Participation{{DeputyID: p.ID, Role: "带队"}}, Photos: []Attachment{photo, second},
		Opinions: []Opinion{{Kind: "困难诉求", Text: "增容", Reporter: "赵", ReporterPhone: "13900000003", Place: "车间", Category: "capacity", Focus: "industry", Route: "本级交办", Reason: "无", HandlerID: handler.ID}}},
		Visit: EnterpriseVisit{EnterpriseID: firm.ID, Venue: "企业现场", Tag: "企业大走访", Policies: "减税", Leads: "线索"}}
	return tx.SaveVisit(&v)
}
