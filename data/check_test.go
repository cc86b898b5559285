package data

import (
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"slices"
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
	_, err = db.Do("全部", func(tx *Tx) error { return everything(tx, photo) })
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// everything saves one of each entity, joined as they can be.
func everything(tx *Tx, photo Attachment) error {
	office := Office{Name: "东港镇人大", Short: "东港", Level: "镇", Code: "320982", Secretary: "周敏", Phone: "0515-88881234", Own: true}
	term := Term{Level: "镇", Number: 19, Starts: "2022-01-01", Ends: "2026-12-31", Note: "届"}
	area := Constituency{Name: "第18选区", Level: "镇", Seats: 2, Population: 3000, Note: "区"}
	group := Group{Name: "第一小组", Note: "组"}
	handler := Handler{Name: "镇供电所", Contact: "吴", Phone: "0515-88881235", Note: "单位"}
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
	village := Village{Name: "新港村", Kind: "村", Code: "201", ConstituencyID: area.ID, Note: "村"}
	if err := tx.SaveVillage(&village); err != nil {
		return err
	}
	p := Person{Deputy: Deputy{Name: "高𬭎", Gender: "男", Ethnicity: "汉族", Born: "1980-05", Party: "中共党员", Education: "研究生", EducationDetail: "硕士研究生",
		Employer: "水产公司", Occupation: "工人", Phone: "13900000001", Leader: true, GroupID: group.ID, Note: "代表"},
		Mandates: []Mandate{{Level: "镇", TermID: term.ID, ConstituencyID: area.ID, ElectedBy: "选民", Certificate: "001", Starts: "2022-01-01", Ends: "2026-12-31", State: "在任", Note: "职务"}}}
	if err := tx.SavePerson(&p); err != nil {
		return err
	}
	group.ConvenerID = p.ID
	if err := tx.SaveGroup(&group); err != nil {
		return err
	}
	post := Post{Station: Station{Name: "东港代表之家", Kind: "家", Address: "港路 1 号", Phone: "0515-88881236", HeadID: p.ID, Liaison: "李", VillageID: village.ID, Demo: true, Note: "站"},
		Checks: []Check{{Item: "有场所", Met: true}}, Members: []Member{{DeputyID: p.ID, Home: true}}}
	if err := tx.SavePost(&post); err != nil {
		return err
	}
	firm := Firm{Enterprise: Enterprise{Name: "东港水产", Kind: "企业", Industry: "food", Address: "港路 2 号", VillageID: village.ID, Contact: "王", Phone: "13900000002", Note: "企业"},
		Ties: []Tie{{DeputyID: p.ID, Tie: "来自"}}}
	if err := tx.SaveFirm(&firm); err != nil {
		return err
	}
	plan := Plan{Campaign: Campaign{Name: "活动月", Theme: "促发展", Starts: "2026-11-01", Ends: "2026-11-30", Targets: [6]int{1, 2, 3, 4, 5, 6}, Note: "方案"}}
	if err := tx.SavePlan(&plan); err != nil {
		return err
	}
	v := Visit{Event: Event{Activity: Activity{Day: "2026-11-12", Place: "车间", VillageID: village.ID, StationID: post.ID, Content: "情况", Focus: "industry", Vanguard: "work", Note: "走访"},
		Deputies: []Participation{{DeputyID: p.ID, Role: "带队"}}, Photos: []Attachment{photo},
		Opinions: []Opinion{{Kind: "困难诉求", Text: "增容", Reporter: "赵", ReporterPhone: "13900000003", Place: "车间", Category: "capacity", Focus: "industry", Route: "本级交办", Reason: "无", HandlerID: handler.ID}}},
		Visit: EnterpriseVisit{EnterpriseID: firm.ID, Venue: "企业现场", Tag: "企业大走访", Policies: "减税", Leads: "线索"}}
	return tx.SaveVisit(&v)
}

// bare opens a ledger past all rules.
func bare(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", fileURL(path, url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(5000)", "ignore_check_constraints(1)"}}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func checked(t testing.TB, db *DB) []string {
	t.Helper()
	faults, err := db.Check()
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

func TestCheck(t *testing.T) {
	if all := checked(t, town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})); len(all) != 0 {
		t.Fatalf("a sound ledger: %v", all)
	}
	cases := []struct{ sql, says string }{
		{"UPDATE deputy SET gender = '雄'", "代表“高𬭎”不合要求：性别没有“雄”这一项"},
		{"UPDATE station SET phone = '1'", "家站点“东港代表之家”不合要求：电话号码不对"},
		{"DELETE FROM participation", "走访记录“2026-11-12 东港水产”不合要求：请至少选一名参加代表"},
		{"DELETE FROM enterprise_visit", "2026-11-12 的走访市场主体记录不完整"},
		{"DELETE FROM village", "指向一条不存在的村居记录"},
		{"UPDATE attachment SET owner_id = 'x'", "附件“现场.jpg”不属于任何记录"},
		{"UPDATE attachment SET owner_table = 'nowhere'", "附件“现场.jpg”不属于任何记录"},
		{"UPDATE attachment SET sha256 = '" + strings.Repeat("0", 64) + "'", "照片“现场.jpg”的文件不见了"},
		{"DELETE FROM counter", "2026 年的意见编号已用到 1，编号记录却停在 0"},
		{"INSERT INTO deleted SELECT 'deputy', id, rev, changed_at FROM deputy", "代表“高𬭎”同时记为“已删除”"},
		{"INSERT INTO station SELECT 'x', origin, rev, changed_at, 'b', kind, address, phone, head_id, liaison, village_id, demo, note FROM station; INSERT INTO station_member SELECT 'y', origin, rev, changed_at, 'x', deputy_id, home FROM station_member", "代表“高𬭎”有 2 个主站"},
		{"DROP INDEX mandate_deputy", "缺少“index mandate_deputy”"},
		{"CREATE TABLE other (a)", "多了“table other”"},
		{"DROP TABLE participation; CREATE TABLE participation (id TEXT PRIMARY KEY, origin TEXT, rev INTEGER, changed_at TEXT, activity_id TEXT, deputy_id TEXT, role TEXT)", "“table participation”的结构被别的程序改动过"},
		{"PRAGMA user_version = 0", "数据格式不对"},
		{"UPDATE campaign SET starts = 'soon'", "存储结构有损坏"},
	}
	for _, c := range cases {
		path := filepath.Join(t.TempDir(), "台账.ledger")
		db := town(t, path, Options{})
		if _, err := bare(t, path).Exec(c.sql); err != nil {
			t.Fatal(c.sql, err)
		}
		if all := checked(t, db); !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, c.says) }) {
			t.Errorf("%s: %q not in %q", c.sql, c.says, all)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCheckFilesAndPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.ledger")
	db := town(t, path, Options{})
	all, err := db.Attachments()
	if err != nil {
		t.Fatal(err)
	}
	write(t, db.FilePath(all[0]), []byte("changed"))
	if got := checked(t, db); len(got) != 1 || !strings.Contains(got[0], "走访") && !strings.Contains(got[0], "活动") || !strings.Contains(got[0], "已损坏") {
		t.Errorf("%q", got)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b); i += 50 {
		b[i] ^= 0xff
	}
	write(t, path, b)
	if db, err = Open(path, Options{ReadOnly: true}); err != nil {
		if !Is(err, Damaged) {
			t.Fatal(err)
		}
		return
	}
	defer db.Close()
	if got := checked(t, db); len(got) == 0 {
		t.Error("damaged pages pass")
	}
	if err := db.QuickCheck(); !Is(err, Damaged) {
		t.Errorf("quick check: %v", err)
	}
}

// Every table with rules of its own is held against them.
func TestEveryRecordIsChecked(t *testing.T) {
	children := []string{"mandate", "station_check", "station_member", "deputy_tie", "activity", "participation", "attachment"}
	for _, k := range kinds {
		covered := slices.Contains(children, k.name) || slices.ContainsFunc(wholes(), func(w whole) bool { return w.table == k.name })
		if !covered {
			t.Errorf("check does not look at %s: add it to wholes", k.name)
		}
	}
}
