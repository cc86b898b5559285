package upward_test

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"liujin/app/apptest"
	"liujin/app/parcel"
	"liujin/app/upward"
)

var key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

var november = parcel.Period{Name: "2026年11月", From: "2026-11-01", To: "2026-11-30"}

// file writes a statement as a file and reads that.
func file(t *testing.T, s *upward.Statement, parts []parcel.Part) *parcel.Parcel {
	t.Helper()
	var out bytes.Buffer
	m := s.Manifest(apptest.SampleDay)
	m.Program = "1"
	if _, err := parcel.Write(&out, m, parts, key); err != nil {
		t.Fatal(err)
	}
	return apptest.Must(parcel.Read(out.Bytes(), parcel.Up))(t)
}

// What was stated is read as it was, with nothing to remark.
func TestStatementThereAndBack(t *testing.T) {
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	s := apptest.Must(b.State(november))(t)
	got, figures, err := upward.Read(file(t, &s, apptest.Must(s.Rows())(t)))
	if counts := s.Count(); err != nil || !reflect.DeepEqual(figures, counts.Figures()) {
		t.Fatal(err, figures)
	}
	if !reflect.DeepEqual(*got, s) {
		t.Errorf("read %+v\nstated %+v", got, s)
	}
	for name, n := range map[string]int{"deputies": len(s.Deputies), "villages": len(s.Villages), "activities": len(s.Activities),
		"matters": len(s.Matters), "projects": len(s.Projects), "seats": len(s.Seats), "news": len(s.News), "tasks": len(s.Tasks)} {
		if n == 0 {
			t.Errorf("the sample states no %s", name)
		}
	}
	if s.Empty() {
		t.Error("a month with records is a 零报告")
	}
}

// A deputy of whom the year of birth alone is known keeps no statement from being read.
func TestBirthOfAYear(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	d := apptest.Must(a.Deputy(apptest.Must(a.InOrder(apptest.SampleDay))(t)[0].ID))(t)
	d.Born = "1981"
	if err := a.SaveDeputy(&d); err != nil {
		t.Fatal(err)
	}
	s := apptest.Must(upward.New(a).State(november))(t)
	if _, _, err := upward.Read(file(t, &s, apptest.Must(s.Rows())(t))); err != nil {
		t.Error(err)
	}
}

// A figure that the rows do not bear out is said with both numbers.
func TestFiguresAreCountedAgain(t *testing.T) {
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	s := apptest.Must(b.State(november))(t)
	parts := apptest.Must(s.Rows())(t)
	counts := s.Count()
	figures := counts.Figures()
	figures[0].Value += 5
	for i := range parts {
		if parts[i].Name == parcel.RowsName("figure") {
			parts[i] = apptest.Must(parcel.Lines("figure", figures[:len(figures)-1]))(t)
		}
	}
	path := filepath.Join(t.TempDir(), "a.zip")
	if err := os.WriteFile(path, file(t, &s, parts).Raw, 0o600); err != nil {
		t.Fatal(err)
	}
	got := apptest.Must(upward.Open(path))(t)
	if len(got.Remarks) != 2 || !got.Remarks[0].Grave || got.Remarks[0].Key != figures[0].Key {
		t.Fatal(got.Remarks)
	}
	if got.Figures[figures[0].Key] != figures[0].Value || got.Figures[figures[len(figures)-1].Key] != figures[len(figures)-1].Value {
		t.Error("a figure is not what the file states, or not what its rows count where it states none")
	}
}

// spoil makes every row of every kind wrong in every field, one at a time; nothing of that is taken.
func TestSpoiltRows(t *testing.T) {
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	s := apptest.Must(b.State(november))(t)
	parts := apptest.Must(s.Rows())(t)
	refused := 0
	for at := range parts {
		line, _, _ := bytes.Cut(parts[at].Body, []byte("\n"))
		var row map[string]any
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		for field, value := range row {
			for _, bad := range spoilt(value) {
				row[field] = bad
				text := apptest.Must(json.Marshal(row))(t)
				spoiled := append([]parcel.Part{}, parts...)
				spoiled[at].Body = append(append([]byte{}, text...), parts[at].Body[len(line):]...)
				if _, _, err := upward.Read(file(t, &s, spoiled)); err == nil {
					t.Errorf("%s: %s %.60v is taken", parts[at].Name, field, bad)
				} else if _, ok := err.(parcel.Refusal); !ok || !strings.Contains(err.Error(), "第 1 行") && !strings.Contains(err.Error(),
					"不能接收") {
					t.Errorf("%s: %s %.60v: %v", parts[at].Name, field, bad, err)
				}
				refused++
			}
			row[field] = value
		}
	}
	t.Log(refused, "rows refused")
}

// spoilt are values that can't stand in the place of another.
func spoilt(value any) []any {
	long := strings.Repeat("长", 20000)
	switch v := value.(type) {
	case string:
		return []any{7, long, "\x00", []any{v}}
	case float64:
		return []any{"7", -1, 1e12, 1.5}
	case bool:
		return []any{"true", 2}
	case []any:
		return []any{"x", []any{map[string]any{"x": 1}}}
	}
	return []any{1}
}

// A row that names more of a kind than it can is refused for that, and for nothing else.
func TestTooManyInARow(t *testing.T) {
	s := apptest.Must(upward.New(apptest.SampleOn(t, apptest.SampleDay)).State(november))(t)
	for want, spoil := range map[string]func(*upward.Statement){
		"第 1 行的职务有 11 个，最多 10 个，": func(s *upward.Statement) {
			for len(s.Deputies[0].Mandates) < 11 {
				s.Deputies[0].Mandates = append(s.Deputies[0].Mandates, s.Deputies[0].Mandates[0])
			}
		},
		"第 1 行的旧编号有 101 个，最多 100 个，": func(s *upward.Statement) { s.Deputies[0].Aliases = slices.Repeat([]string{"a"}, 101) },
		"第 1 行没有姓名，":                 func(s *upward.Statement) { s.Deputies[0].Name = "" },
	} {
		spoiled := s
		spoiled.Deputies = slices.Clone(s.Deputies)
		spoil(&spoiled)
		if _, _, err := upward.Read(file(t, &s, apptest.Must(spoiled.Rows())(t))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, not for %q", err, want)
		}
	}
}
