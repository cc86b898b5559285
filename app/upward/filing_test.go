package upward_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/app/upward"
	"liujin/data"
)

// sent sends a period to a folder.
func sent(t *testing.T, b *upward.Book, p parcel.Period, folder, reason string) (*upward.Filing, *parcel.Parcel) {
	t.Helper()
	f := apptest.Must(b.Prepare(p))(t)
	if reason != "" {
		f.Reason = reason
	}
	path := filepath.Join(folder, f.FileName())
	apptest.Must(b.Send(f, "1.0", path, false))(t)
	return f, apptest.Must(parcel.Open(path, parcel.Up))(t)
}

// A month goes up: the file opens without the program, is kept in the register, and says the same code on its page as its receiver sees.
func TestFiling(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, folder := upward.New(a), t.TempDir()
	p := upward.Period(days.MonthSpan(apptest.SampleDay))
	f, file := sent(t, b, p, folder, "")
	if f.Sequence != 1 || f.Earlier != nil || !file.Sample || file.Sequence != 1 || file.Zero {
		t.Fatalf("%+v", file.Manifest)
	}
	again, m, err := b.Make(f, "1.0")
	if err != nil || !bytes.Equal(again, file.Raw) {
		t.Fatal("made again it is another file", err)
	}
	page := filepath.Join(folder, "说明.pdf")
	if err := os.WriteFile(page, apptest.Must(file.Part("上报说明.pdf"))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", page, "-").Output()
	said := strings.Join(strings.Fields(string(text)), "")
	for _, words := range []string{"上报说明", parcel.Code(m.Hash()), "单位负责人", "审核人", "填表人", "联系电话", "村居社区", "意见建议：收到"} {
		if err != nil || !strings.Contains(said, words) {
			t.Errorf("the page does not say %s: %v %s", words, err, said)
		}
	}
	table := filepath.Join(folder, "统计表.xlsx")
	if err := os.WriteFile(table, apptest.Must(file.Part("统计表.xlsx"))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if book, err := sheets.Open(table); err != nil || len(book.Sheets) == 0 {
		t.Error("the table is none", err)
	}
	if kept := apptest.Must(a.DB().IssuedRows())(t); kept[0].Paper != data.FilingPaper || !kept[0].Kept || kept[0].Since != p.From {
		t.Errorf("kept: %+v", kept[0])
	}
}

// What goes up again follows on what went up before: it says what is other, and why, and which it takes the place of.
func TestFilingAgain(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, folder := upward.New(a), t.TempDir()
	p := upward.Period(days.MonthSpan(apptest.SampleDay))
	_, first := sent(t, b, p, folder, "")
	rows := apptest.Must(a.DB().LectureRows())(t) // the newest first
	whole := apptest.Must(a.DB().Lecture(rows[0].ID))(t)
	if err := a.DeleteLecture(&whole); err != nil {
		t.Fatal(err)
	}
	f := apptest.Must(b.Prepare(p))(t)
	if f.Sequence != 2 || f.Reason != "删除活动 1 条" || len(f.Differs()) < 2 {
		t.Fatalf("%d %q %v", f.Sequence, f.Reason, f.Differs())
	}
	f.Reason = " "
	if _, err := b.Send(f, "1.0", filepath.Join(folder, "x.zip"), false); err == nil || !strings.Contains(err.Error(), "原因") {
		t.Fatal(err)
	}
	f.Reason = strings.Repeat("长", data.ReasonRunes+1)
	long := filepath.Join(folder, "long.zip")
	if _, err := b.Send(f, "1.0", long, false); !data.Is(err, app.Refused) {
		t.Fatal(err)
	}
	if _, err := os.Stat(long); err == nil {
		t.Error("a file that can't be kept lies there")
	}
	_, second := sent(t, b, p, folder, "登记错了")
	if second.Sequence != 2 || second.Supersedes != first.Hash() || second.Hash() == first.Hash() {
		t.Fatalf("%+v", second.Manifest)
	}
	kept := apptest.Must(a.DB().IssuedRows())(t)
	if kept[0].State != data.IssuedCorrection || kept[0].Reason != "登记错了" || !kept[1].Corrected {
		t.Errorf("kept: %+v", kept[:2])
	}
	if err := a.Undo(); err != nil { // the deletion; what went out stays
		t.Fatal(err)
	}
	if f := apptest.Must(b.Prepare(p))(t); f.Sequence != 3 {
		t.Errorf("after an undo the next is %d", f.Sequence)
	}
	broken := apptest.Must(a.DB().Issued(kept[0].ID))(t)
	if err := os.WriteFile(a.DB().FilePath(broken.Files[0]), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Prepare(p); err == nil || !strings.Contains(err.Error(), "作废") {
		t.Fatal(err)
	}
	if err := paperwork.New(a).VoidIssued(kept[0].ID, "文件坏了"); err != nil {
		t.Fatal(err)
	}
	if f := apptest.Must(b.Prepare(p))(t); f.Sequence != 3 || f.Earlier.Manifest.Sequence != 1 {
		t.Errorf("after one that is void the next is %d", f.Sequence)
	}
}

// A month in which nothing took place goes up on purpose only; an office without a code, and a month to come, not at all.
func TestFilingRefused(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-28")
	b, path := upward.New(a), filepath.Join(t.TempDir(), "a.zip")
	p := upward.Period(days.MonthSpan("2026-11-28"))
	if _, err := b.Prepare(p); err == nil || !strings.Contains(err.Error(), "行政区划代码") {
		t.Fatal(err)
	}
	own := apptest.Must(a.OwnOffice())(t)
	own.Name, own.Level, own.Code = "青龙镇人大", data.OfficeTown, "330482101"
	if err := a.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	f := apptest.Must(b.Prepare(p))(t)
	if _, err := b.Send(f, "1", path, false); err == nil || !strings.Contains(err.Error(), "零报告") {
		t.Fatal(err)
	}
	apptest.Must(b.Send(f, "1", path, true))(t)
	if file := apptest.Must(parcel.Open(path, parcel.Up))(t); !file.Zero || file.Sample {
		t.Errorf("%+v", file.Manifest)
	}
	if _, err := b.Prepare(upward.Period(days.MonthSpan("2026-12-01"))); err == nil {
		t.Error("a month to come goes up")
	}
}

// The same period of the same sample goes up as the same bytes on every computer: its key is made of its seed.
func TestSampleSignsAlike(t *testing.T) {
	p := upward.Period(days.MonthSpan(apptest.SampleDay))
	_, one := sent(t, upward.New(apptest.SampleOn(t, apptest.SampleDay)), p, t.TempDir(), "")
	_, two := sent(t, upward.New(apptest.SampleOn(t, apptest.SampleDay)), p, t.TempDir(), "")
	if !bytes.Equal(one.Raw, two.Raw) {
		t.Error("they differ")
	}
}
