package views

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// pointedAt are the names of pages, tabs and buttons that a sentence sends the user to: 请在“设置与备份”里用“找回照片和附件”.
var pointedAt = regexp.MustCompile(`(?:请[先再]?[在到用点]|里用|页的|页面的|可以点|，点)“([^”]+)”`)

// Whatever a sentence sends the user to is written so in the window.
func TestSentencesNameWhatThereIs(t *testing.T) {
	set, shown, said := token.NewFileSet(), map[string]bool{}, map[string][]string{}
	for _, root := range []string{"../data", "../app", "../views"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				l, ok := n.(*ast.BasicLit)
				if !ok || l.Kind != token.STRING {
					return true
				}
				text, _ := strconv.Unquote(l.Value)
				if root == "../views" {
					shown[strings.TrimSuffix(text, "…")] = true
				}
				for _, m := range pointedAt.FindAllStringSubmatch(text, -1) {
					name := strings.TrimSuffix(m[1], "…")
					said[name] = append(said[name], set.Position(l.Pos()).String())
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(said) < 8 {
		t.Errorf("only %d names are found in sentences", len(said))
	}
	for name, places := range said {
		if !shown[name] {
			t.Errorf("nothing is called “%s” (%s)", name, strings.Join(places, ", "))
		}
	}
}
