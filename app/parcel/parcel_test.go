package parcel_test

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"liujin/app/parcel"
)

type line struct {
	ID    string `json:"id"`
	Count int    `json:"count,omitzero"`
}

var key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

func manifest() parcel.Manifest {
	return parcel.Manifest{Format: parcel.Up.String(), Program: "1.2.3", Made: "2026-11-28",
		Unit:   parcel.Unit{Code: "330482101", Name: "青龙镇人大", Level: "乡镇街道"},
		Period: &parcel.Period{Name: "2026年11月", From: "2026-11-01", To: "2026-11-30"}, Sequence: 1}
}

func parts(t testing.TB) []parcel.Part {
	t.Helper()
	rows, err := parcel.Lines("activity", []line{{ID: "a", Count: 2}, {ID: "高𬭎"}, {ID: "<b>&"}})
	if err != nil {
		t.Fatal(err)
	}
	return []parcel.Part{rows, {Name: "照片/01.jpg", Body: bytes.Repeat([]byte{0xff, 0xd8}, 500)},
		{Name: "统计表.xlsx", Body: []byte("sheet")}, {Name: "上报说明.pdf", Body: []byte("%PDF")}}
}

// written is a good file.
func written(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := parcel.Write(&out, manifest(), parts(t), key); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestThereAndBack(t *testing.T) {
	raw := written(t)
	if !bytes.Equal(raw, written(t)) {
		t.Error("the same parts give other bytes")
	}
	path := filepath.Join(t.TempDir(), "青龙镇人大-2026年11月-上报1.zip")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := parcel.Open(path, parcel.Up)
	if err != nil {
		t.Fatal(err)
	}
	var got []line
	if err := parcel.Rows(p, "activity", func(_ int, row *line) error { got = append(got, *row); return nil }); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(got) != "[{a 2} {高𬭎 0} {<b>& 0}]" || p.Unit.Name != "青龙镇人大" || p.Ignored != 0 {
		t.Fatal(got, p.Manifest)
	}
	if sheet, err := p.Part("统计表.xlsx"); err != nil || string(sheet) != "sheet" {
		t.Fatal(string(sheet), err)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil || strings.Contains(z.File[0].Name, "/") {
		t.Fatal("what a person opens is not first", err)
	}
}

// TestHashIsOfTheStatement: the page that shows the hash is no part of it, each row and picture is.
func TestHashIsOfTheStatement(t *testing.T) {
	sealed := func(change func(m *parcel.Manifest, all []parcel.Part)) string {
		m, all := manifest(), parts(t)
		change(&m, all)
		m, err := parcel.Sealed(m, all)
		if err != nil {
			t.Fatal(err)
		}
		return m.Hash()
	}
	plain := sealed(func(*parcel.Manifest, []parcel.Part) {})
	if sealed(func(_ *parcel.Manifest, all []parcel.Part) { all[3].Body = []byte("other page") }) != plain {
		t.Error("the page changes the hash")
	}
	for name, change := range map[string]func(m *parcel.Manifest, all []parcel.Part){
		"row":      func(_ *parcel.Manifest, all []parcel.Part) { all[0].Body = append(all[0].Body, '\n') },
		"picture":  func(_ *parcel.Manifest, all []parcel.Part) { all[1].Body = nil },
		"unit":     func(m *parcel.Manifest, _ []parcel.Part) { m.Unit.Code = "330482102" },
		"period":   func(m *parcel.Manifest, _ []parcel.Part) { m.Period.To = "2026-11-29" },
		"sequence": func(m *parcel.Manifest, _ []parcel.Part) { m.Sequence = 2 },
		"zero":     func(m *parcel.Manifest, _ []parcel.Part) { m.Zero = true },
		"sample":   func(m *parcel.Manifest, _ []parcel.Part) { m.Sample = true },
	} {
		if sealed(change) == plain {
			t.Errorf("another %s leaves the hash", name)
		}
	}
}

func TestFingerprint(t *testing.T) {
	if got := parcel.Fingerprint(key.Public().(ed25519.PublicKey)); len(strings.Fields(got)) != 5 || len(got) != 24 {
		t.Fatal(got)
	}
	if parcel.Code("abcdef0123") != "ABCDEF01" || parcel.Code("") != "" {
		t.Fatal(parcel.Code("abcdef0123"))
	}
}

// entry is one file of a zip that nobody's program wrote.
type entry struct {
	name string
	body []byte
	head func(h *zip.FileHeader)
}

// zipped writes a zip as an enemy does.
func zipped(t testing.TB, all []entry) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range all {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.head != nil {
			e.head(h)
		}
		w, err := z.CreateHeader(h)
		if err == nil && !strings.HasSuffix(e.name, "/") {
			_, err = w.Write(e.body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// entries takes a good file apart.
func entries(t testing.TB) (all []entry) {
	t.Helper()
	raw := written(t)
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entry{name: f.Name, body: body})
	}
	return all
}

// forged is a good file whose manifest somebody wrote anew and signed with a key of their own.
func forged(t testing.TB, change func(m map[string]any)) []byte {
	t.Helper()
	all := entries(t)
	for i := range all {
		if all[i].name != "data/manifest.json" {
			continue
		}
		var m map[string]any
		if err := json.Unmarshal(all[i].body, &m); err != nil {
			t.Fatal(err)
		}
		change(m)
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		all[i].body = text
		all[i+1].body = signed(text)
	}
	return zipped(t, all)
}

func signed(text []byte) []byte {
	sig, _ := json.Marshal(ed25519.Sign(key, text))
	return bytes.Trim(sig, `"`)
}

// TestForgedIsGood: what the tests of hostile files start from would be taken.
func TestForgedIsGood(t *testing.T) {
	if _, err := parcel.Read(forged(t, func(map[string]any) {}), parcel.Up); err != nil {
		t.Fatal(err)
	}
	if _, err := parcel.Read(zipped(t, entries(t)), parcel.Up); err != nil {
		t.Fatal(err)
	}
}

// refused fails unless a file is refused with a sentence that says what to do.
func refused(t *testing.T, name string, raw []byte) {
	t.Helper()
	_, err := parcel.Read(raw, parcel.Up)
	var why parcel.Refusal
	if !errors.As(err, &why) || !strings.Contains(string(why), "。") || len([]rune(string(why))) > 120 {
		t.Errorf("%s: %v", name, err)
	}
}

func TestHostileNames(t *testing.T) {
	for _, name := range []string{"../data/x.jsonl", "/etc/passwd", `data\x.jsonl`, "data/../../x.jsonl", "C:/x.pdf", "data/x.exe",
		"照片/a.exe",
		"照片/../a.jpg", "照片//a.jpg", "照片/con.jpg", "照片/COM1.jpg", "NUL.pdf", "照片/.jpg", "照片/a.jpg ", " 照片/a.jpg", "照片/a\x00.jpg",
		"照片/a\u202egpj.jpg", "照片/\xff.jpg", "data/a.b.jsonl", "data/A.jsonl", "data/", "照片/", strings.Repeat("长", 200) + ".pdf", "",
		"a:b.pdf", "readme", "照片/e\u0301.jpg", "x/y/z.jpg", "照片/a/b.jpg", "data/x.jsonl.", "宏.xlsm", "链接.lnk", "a\n.pdf"} {
		refused(t, fmt.Sprintf("%q", name), zipped(t, append(entries(t), entry{name: name, body: []byte("x")})))
	}
	refused(t, "twice", zipped(t, append(entries(t), entry{name: "统计表.xlsx", body: []byte("y")})))
	refused(t, "twice by case", zipped(t, append(entries(t), entry{name: "照片/01.JPG", body: []byte("y")})))
	refused(t, "manifest twice", zipped(t, append(entries(t), entry{name: "data/manifest.json", body: []byte("{}")})))
	refused(t, "unlisted", zipped(t, append(entries(t), entry{name: "data/more.jsonl", body: []byte("{}\n")})))
	link := entry{name: "照片/02.jpg", body: []byte("/etc/passwd"), head: func(h *zip.FileHeader) { h.SetMode(os.ModeSymlink | 0o777) }}
	refused(t, "link", zipped(t, append(entries(t), link)))
	var many []entry
	for i := range 2001 {
		many = append(many, entry{name: fmt.Sprintf("照片/%d.jpg", i)})
	}
	refused(t, "many", zipped(t, append(entries(t), many...)))
}

func TestHostileManifests(t *testing.T) {
	for name, change := range map[string]func(m map[string]any){
		"unknown member":  func(m map[string]any) { m["more"] = 1 },
		"newer major":     func(m map[string]any) { m["format"] = "liujin-report/2" },
		"huge major":      func(m map[string]any) { m["format"] = "liujin-report/99999999999999999999" },
		"downward":        func(m map[string]any) { m["format"], m["period"] = "liujin-notice/1", nil },
		"other format":    func(m map[string]any) { m["format"] = strings.Repeat("x", 1<<20) },
		"no format":       func(m map[string]any) { delete(m, "format") },
		"negative minor":  func(m map[string]any) { m["minor"] = -1 },
		"number as text":  func(m map[string]any) { m["sequence"] = "1" },
		"no sequence":     func(m map[string]any) { m["sequence"] = 0 },
		"huge sequence":   func(m map[string]any) { m["sequence"] = 1 << 40 },
		"float":           func(m map[string]any) { m["sequence"] = 1.5 },
		"no key":          func(m map[string]any) { m["key"] = "" },
		"short key":       func(m map[string]any) { m["key"] = "AAAA" },
		"other key":       func(m map[string]any) { m["key"] = strings.Repeat("A", 43) + "=" },
		"no unit":         func(m map[string]any) { delete(m, "unit") },
		"huge unit":       func(m map[string]any) { m["unit"].(map[string]any)["name"] = strings.Repeat("镇", 10000) },
		"no period":       func(m map[string]any) { delete(m, "period") },
		"no day":          func(m map[string]any) { m["period"].(map[string]any)["from"] = "2026-11-31" },
		"backwards":       func(m map[string]any) { m["period"].(map[string]any)["to"] = "2026-10-01" },
		"made":            func(m map[string]any) { m["made"] = "today" },
		"files missing":   func(m map[string]any) { m["files"] = m["files"].([]any)[1:] },
		"no files":        func(m map[string]any) { m["files"] = []any{} },
		"a file twice":    func(m map[string]any) { f := m["files"].([]any); f[1] = f[0] },
		"lying size":      func(m map[string]any) { file(m)["bytes"] = 1 },
		"huge size":       func(m map[string]any) { file(m)["bytes"] = 1 << 50 },
		"negative size":   func(m map[string]any) { file(m)["bytes"] = -1 },
		"wrong hash":      func(m map[string]any) { file(m)["sha256"] = strings.Repeat("0", 64) },
		"no hash":         func(m map[string]any) { file(m)["sha256"] = "" },
		"itself":          func(m map[string]any) { file(m)["name"] = "data/manifest.json" },
		"deep":            func(m map[string]any) { m["more"] = deep(5000) },
		"unit of numbers": func(m map[string]any) { m["unit"] = []int{1, 2} },
		"rows":            func(m map[string]any) { rows(m)["rows"] = 4 },
		"negative rows":   func(m map[string]any) { rows(m)["rows"] = -3 },
	} {
		refused(t, name, forged(t, change))
	}
}

// file is what a manifest states of its first file, rows of its rows.
func file(m map[string]any) map[string]any { return m["files"].([]any)[0].(map[string]any) }

func rows(m map[string]any) map[string]any {
	for _, f := range m["files"].([]any) {
		if f := f.(map[string]any); strings.HasSuffix(f["name"].(string), ".jsonl") {
			return f
		}
	}
	return nil
}

func deep(n int) (v any) {
	for range n {
		v = []any{v}
	}
	return v
}

// TestNewerMinor: what a newer program of the same major version adds is ignored, and said.
func TestNewerMinor(t *testing.T) {
	p, err := parcel.Read(forged(t, func(m map[string]any) { m["minor"], m["more"] = 3, deep(3) }), parcel.Up)
	if err != nil || p.Ignored != 3 {
		t.Fatal(err, p)
	}
}

func TestHostileBytes(t *testing.T) {
	good := written(t)
	refused(t, "empty", nil)
	refused(t, "text", []byte("青龙镇"))
	refused(t, "cut", good[:len(good)/2])
	refused(t, "a zip of something else", zipped(t, []entry{{name: "统计表.xlsx"}}))
	for i, all := 0, entries(t); i < len(all); i++ {
		other := entries(t)
		other[i].body = append([]byte{}, other[i].body...)
		if len(other[i].body) == 0 {
			continue
		}
		other[i].body[len(other[i].body)/2] ^= 1
		refused(t, "changed "+all[i].name, zipped(t, other))
		refused(t, "without "+all[i].name, zipped(t, append(entries(t)[:i], entries(t)[i+1:]...)))
	}
	bomb := forged(t, func(m map[string]any) { file(m)["bytes"] = 190 << 20 })
	refused(t, "stated larger than it is", bomb)
	all := entries(t)
	all[slices.IndexFunc(all, func(e entry) bool { return e.name == "data/manifest.json" })].body = bytes.Repeat([]byte{' '}, 64<<20)
	refused(t, "bomb", zipped(t, all))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		bad := bytes.Clone(good)
		for range 1 + rng.IntN(3) {
			bad[rng.IntN(len(bad))] ^= byte(1 << rng.IntN(8))
		}
		if p, err := parcel.Read(bad, parcel.Up); err == nil && p.Hash() != mustRead(t, good).Hash() { // a date in a head says nothing
			t.Fatal("a changed byte changes what is stated, unseen")
		}
	}
}

func mustRead(t testing.TB, raw []byte) *parcel.Parcel {
	t.Helper()
	p, err := parcel.Read(raw, parcel.Up)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestHostileRows: what stands in a row is read strictly.
func TestHostileRows(t *testing.T) {
	for _, row := range []string{`{"id":"a","id":"b"}`, `{"ID":"a"}`, `{"id":1}`, `{"id":"a","more":1}`, `{"id":"a"} {}`, `{"id":"a"`,
		`[]`, `null x`,
		"{\"id\":\"\xff\"}", `{"id":"\ud800"}`, `{"count":1e400}`, `{"count":1.5}`, `{"count":99999999999999999999}`, `{"count":true}`,
		strings.Repeat("[", 100000), `{"id":"` + strings.Repeat("x", 100000) + `"}`, ``} {
		var out bytes.Buffer
		body := []byte("{\"id\":\"ok\"}\n" + row + "\n")
		if _, err := parcel.Write(&out, manifest(), []parcel.Part{{Name: parcel.RowsName("activity"), Rows: 2, Body: body}},
			key); err != nil {
			t.Fatal(err)
		}
		p := mustRead(t, out.Bytes())
		err := parcel.Rows(p, "activity", func(int, *line) error { return nil })
		if err == nil || !strings.Contains(err.Error(), "第 2 行") {
			t.Errorf("%.40q: %v", row, err)
		}
	}
}

// TestWriteRefuses: no program of ours writes what none would read.
func TestWriteRefuses(t *testing.T) {
	for _, name := range []string{"../x.pdf", "data/manifest.json", "a.exe", "统计表.xlsx"} {
		if _, err := parcel.Write(io.Discard, manifest(), append(parts(t), parcel.Part{Name: name}), key); err == nil {
			t.Errorf("%s is written", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := parcel.Read(raw, parcel.Up, parcel.Down)
		if err != nil {
			return
		}
		_ = parcel.Rows(p, "activity", func(int, *line) error { return nil })
	})
}
