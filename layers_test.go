package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// pkg is what the layer rules look at: a package and what it imports itself, tests aside.
type pkg struct {
	ImportPath string
	Imports    []string
}

// packages lists what is built for a system: some files are for Windows only.
func packages(t *testing.T, system string) []pkg {
	t.Helper()
	list := exec.Command("go", "list", "-tags", "migrated_fynedo", "-json=ImportPath,Imports", "./...")
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p pkg
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// under reports whether a package is one of the rooms or inside one.
func under(path string, rooms ...string) bool {
	return slices.ContainsFunc(rooms, func(room string) bool { return path == room || strings.HasPrefix(path, room+"/") })
}

// rooms puts a folder's rooms under app.
func rooms(names string) (paths []string) {
	for _, name := range strings.Fields(names) {
		paths = append(paths, "liujin/app/"+name)
	}
	return paths
}

// The rooms of app. Pure rooms know no ledger; the others are storeys over app, from the lowest.
var (
	pureRooms = rooms("calendar days figures intake papers parcel print rostering sheets table")
	storeys   = [][]string{rooms("rolls"), rooms("duty matters training meetings plans reports news"), rooms("desk"),
		rooms("importing listings"), rooms("paperwork"), rooms("upward"), rooms("sample"), rooms("apptest")}
	useRooms = slices.Concat(storeys...)
)

// booktest writes workbooks for tests.
const booktest = "liujin/app/intake/booktest"

// beside are the pure rooms that a pure room may import, beside what lies in it.
var beside = map[string][]string{
	"liujin/app/calendar": rooms("days"),
	"liujin/app/intake":   rooms("days figures sheets"),
	"liujin/app/papers":   rooms("days figures print table"),
	"liujin/app/sheets":   rooms("days table"),
}

// pureRoom is the pure room that a package is or lies in; "" none.
func pureRoom(path string) string {
	i := slices.IndexFunc(pureRooms, func(room string) bool { return under(path, room) })
	if i < 0 {
		return ""
	}
	return pureRooms[i]
}

// storey is the number of a room's storey.
func storey(path string) int {
	return slices.IndexFunc(storeys, func(rooms []string) bool { return under(path, rooms...) })
}

// TestRoomsAreKnown: a new folder under app is a pure room or a storey.
func TestRoomsAreKnown(t *testing.T) {
	for _, p := range packages(t, "linux") {
		if strings.HasPrefix(p.ImportPath, "liujin/app/") && !under(p.ImportPath, pureRooms...) && !under(p.ImportPath,
			useRooms...) && !under(p.ImportPath, "liujin/app/acts") {
			t.Errorf("%s is in no list of rooms", p.ImportPath)
		}
	}
}

// TestLayers keeps the directions of docs/architecture.md.
func TestLayers(t *testing.T) {
	rules := []struct {
		says string
		bad  func(from, to string) bool
	}{
		{"data and app import no window", func(from, to string) bool {
			return under(from, "liujin/data", "liujin/app") && under(to, "fyne.io", "liujin/views")
		}},
		{"data imports no app", func(from, to string) bool { return under(from, "liujin/data") && under(to, "liujin/app") }},
		{"SQL only in data", func(from, to string) bool {
			return under(to, "database/sql", "modernc.org/sqlite") && !under(from, "liujin/data")
		}},
		{"the toolkit's app only in main", func(from, to string) bool { return under(to, "fyne.io/fyne/v2/app") && from != "liujin" }},
		{"the command line knows no window", func(from, to string) bool {
			return under(from, "liujin/views/console") && (under(to, "fyne.io") || under(to, "liujin/views"))
		}},
		{"nothing but main knows the command line",
			func(from, to string) bool { return under(to, "liujin/views/console") && from != "liujin" }},
		{"pure rooms import neither app nor data, but how Chinese is typed", func(from, to string) bool {
			return under(from, pureRooms...) && to != "liujin/data/han" &&
				(to == "liujin/app" || under(to, useRooms...) || under(to, "liujin/data") && !under(from, "liujin/app/papers"))
		}},
		{"a pure room imports those that are listed", func(from, to string) bool {
			from, to = pureRoom(from), pureRoom(to)
			return from != "" && to != "" && from != to && !slices.Contains(beside[from], to)
		}},
		{"app imports pure rooms only", func(from, to string) bool {
			return from == "liujin/app" && under(to, "liujin/app") && !under(to, pureRooms...)
		}},
		{"a room of use cases imports only those below it", func(from, to string) bool {
			return under(from, useRooms...) && under(to, useRooms...) && storey(from) <= storey(to) && !under(from, to)
		}},
		{"what tests share is for tests", func(from, to string) bool {
			return under(to, "liujin/app/apptest", "liujin/app/acts",
				booktest, "liujin/data/datatest")
		}},
		{"han knows nothing of us", func(from, to string) bool { return under(from, "liujin/data/han") && under(to, "liujin") }},
		{"kit knows no entity", func(from, to string) bool {
			return under(from, "liujin/views/kit") && under(to, "liujin") && !under(to, "liujin/assets", "liujin/views/kit",
				"liujin/app/table",
				"liujin/app/print", "liujin/app/days", "liujin/data/han")
		}},
	}
	for _, system := range []string{"linux", "windows"} {
		for _, p := range packages(t, system) {
			for _, to := range p.Imports {
				for _, rule := range rules {
					if rule.bad(p.ImportPath, to) {
						t.Errorf("%s: %s imports %s (%s)", rule.says, p.ImportPath, to, system)
					}
				}
			}
		}
	}
}

// The budgets: a file that outgrows them is a room to redesign. Columns are characters, a tab is four.
const (
	mostRoomLines = 4000 // of app, without its tests
	mostFileLines = 400
	mostFuncLines = 60
	mostColumns   = 140
)

// pdfWriter is the only file that knows gofpdf.
const pdfWriter = "app/print/pdf.go"

// wide tells of the lines of a file that are too long.
func wide(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(text), "\n") {
		if columns := utf8.RuneCountInString(line) + 3*strings.Count(line, "\t"); columns > mostColumns {
			t.Errorf("%s:%d has more than %d columns", path, i+1, mostColumns)
		}
	}
}

// TestBudgets holds rooms, files and functions to their lengths, gofpdf and work beside the window to their one place.
func TestBudgets(t *testing.T) {
	set, roomLines := token.NewFileSet(), map[string]int{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || path == "hold.go" {
			return err
		}
		wide(t, path)
		if strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		n := set.Position(file.FileEnd).Line
		if n > mostFileLines {
			t.Errorf("%s has %d lines", path, n)
		}
		roomLines[filepath.Dir(path)] += n
		long(t, set, file)
		for _, i := range file.Imports {
			if strings.Contains(i.Path.Value, "gofpdf") && path != pdfWriter {
				t.Errorf("%s: gofpdf", path)
			}
		}
		if path != "views/kit/run.go" && !strings.HasPrefix(path, "views/native/") && !strings.HasPrefix(path, "app/rostering/") {
			background(t, set, file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for room, n := range roomLines {
		if n > mostRoomLines && under(room, "app") {
			t.Errorf("%s has %d lines", room, n)
		}
	}
}

// long tells of functions that are too long, those without a name too.
func long(t *testing.T, set *token.FileSet, file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			if lines := set.Position(n.End()).Line - set.Position(n.Pos()).Line + 1; lines > mostFuncLines {
				t.Errorf("%s: a function of %d lines", set.Position(n.Pos()), lines)
			}
		}
		return true
	})
}

// background tells of work that begins beside the window, and of what only such work needs.
func background(t *testing.T, set *token.FileSet, file *ast.File) {
	paths := map[string]string{} // by the name that the file has for them
	for _, i := range file.Imports {
		path := strings.Trim(i.Path.Value, `"`)
		name := strings.TrimSuffix(path, "/v2")
		name = name[strings.LastIndex(name, "/")+1:]
		if i.Name != nil {
			name = i.Name.Name
		}
		if paths[name] = path; name == "." || under(path, "golang.org/x/sync") {
			t.Errorf("%s: imports %s as %s", set.Position(i.Pos()), path, name)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			t.Errorf("%s: go statement", set.Position(n.Pos()))
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			if !ok {
				break
			}
			of := paths[x.Name] + "." + n.Sel.Name
			if strings.HasPrefix(of, "fyne.io/fyne/v2.Do") || of == "time.AfterFunc" || of == "sync.WaitGroup" {
				t.Errorf("%s: %s", set.Position(n.Pos()), of)
			}
		}
		return true
	})
}

// TestSQLiteLibc: SQLite's translation works with exactly the libc that its own go.mod names.
func TestSQLiteLibc(t *testing.T) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "modernc.org/sqlite").Output()
	if err != nil {
		t.Fatal(err)
	}
	version := func(path string) string {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`modernc\.org/libc (v\S+)`).FindSubmatch(text)
		if m == nil {
			t.Fatalf("%s names no libc", path)
		}
		return string(m[1])
	}
	if want, got := version(filepath.Join(strings.TrimSpace(string(folder)), "go.mod")), version("go.mod"); want != got {
		t.Errorf("go.mod has modernc.org/libc %s, sqlite wants %s", got, want)
	}
}

// TestLicences: docs/licences.md names every module of go.mod in its version, so that none comes in unread.
func TestLicences(t *testing.T) {
	doc, err := os.ReadFile("docs/licences.md")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) (v\S+)`).FindAllSubmatch(mod, -1) {
		if row := "| " + string(m[1]) + " | " + string(m[2]) + " |"; !strings.Contains(string(doc), row) {
			t.Errorf("docs/licences.md has no row %q", row)
		}
	}
}
