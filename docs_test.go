package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	quoted     = regexp.MustCompile("`([^`]+)`")
	identifier = regexp.MustCompile(`^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$`)
)

// Each identifier and file that the documents name between backticks is there. An identifier has a dot, or letters of both cases.
func TestDocsNameWhatThereIs(t *testing.T) {
	names := map[string]bool{}
	files := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		files[d.Name()] = true
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				names[id.Name] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, path := range []string{"docs/architecture.md", "docs/glossary.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			for _, m := range quoted.FindAllStringSubmatch(line, -1) {
				dotted, mixed := strings.Contains(m[1], "."), m[1] != strings.ToLower(m[1]) && m[1] != strings.ToUpper(m[1])
				if !identifier.MatchString(m[1]) || !dotted && !mixed || files[m[1]] {
					continue
				}
				checked++
				for _, part := range strings.Split(m[1], ".") {
					if !names[part] {
						t.Errorf("%s:%d: %s: the sources have no %s", path, i+1, m[1], part)
					}
				}
			}
		}
	}
	if checked < 150 {
		t.Errorf("only %d identifiers are found in the documents", checked)
	}
}
