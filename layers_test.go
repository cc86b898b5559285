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
	pureRooms = rooms("calendar days figures intake papers print rostering sheets table")
	storeys   = [][]string{rooms("duty matters training meetings"), rooms("desk"), rooms("importing paperwork"), rooms("sample"),
		rooms("apptest")}
	useRooms = slices.Concat(storeys...)
)

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
		{"nothing but main knows the command line", func(from, to string) bool { return under(to, "liujin/views/console") && from != "liujin" }},
		{"pure rooms import neither app nor data", func(from, to string) bool {
			return under(from, pureRooms...) && (to == "liujin/app" || under(to, useRooms...) || under(to, "liujin/data") && !under(from,
				"liujin/app/papers"))
		}},
		{"app imports pure rooms only", func(from, to string) bool {
			return from == "liujin/app" && under(to, "liujin/app") && !under(to, pureRooms...)
		}},
		{"a room of use cases imports only those below it", func(from, to string) bool {
			return under(from, useRooms...) && under(to, useRooms...) && storey(from) <= storey(to) && !under(from, to)
		}},
		{"what tests share is for tests", func(from, to string) bool { return to == "liujin/app/apptest" }},
		{"kit knows no entity", func(from, to string) bool {
			return under(from, "liujin/views/kit") && under(to, "liujin") && !under(to, "liujin/assets", "liujin/views/kit", "liujin/app/table",
				"liujin/app/print", "liujin/app/days")
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

// The budgets: a file that outgrows them is a room to redesign. Columns are characters; a text that stays whole may go beyond them.
const (
	mostFileLines = 400
	mostFuncLines = 60
	mostColumns   = 140
)

var wholeText = regexp.MustCompile("`[^`]{60,}`|\"([^\"\\\\]|\\\\.){60,}\"")

// pdfWriter is the only file that knows gofpdf.
const pdfWriter = "app/print/pdf.go"

// wide tells of the lines of a file that are too long.
func wide(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(text), "\n") {
		if utf8.RuneCountInString(line) > mostColumns && !wholeText.MatchString(line) {
			t.Errorf("%s:%d has more than %d columns", path, i+1, mostColumns)
		}
	}
}

// TestBudgets holds files and functions to their lengths, gofpdf and work beside the window to their one place.
func TestBudgets(t *testing.T) {
	set := token.NewFileSet()
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
		if n := set.Position(file.FileEnd).Line; n > mostFileLines {
			t.Errorf("%s has %d lines", path, n)
		}
		for _, i := range file.Imports {
			if strings.Contains(i.Path.Value, "gofpdf") && path != pdfWriter {
				t.Errorf("%s: gofpdf", path)
			}
		}
		background := path == "views/kit/run.go" || strings.HasPrefix(path, "views/native/") || strings.HasPrefix(path, "app/rostering/")
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if lines := set.Position(n.End()).Line - set.Position(n.Pos()).Line + 1; lines > mostFuncLines {
					t.Errorf("%s: %s has %d lines", path, n.Name.Name, lines)
				}
			case *ast.GoStmt:
				if !background {
					t.Errorf("%s: go statement", set.Position(n.Pos()))
				}
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "fyne" && strings.HasPrefix(n.Sel.Name, "Do") && !background {
					t.Errorf("%s: fyne.%s", set.Position(n.Pos()), n.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
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
