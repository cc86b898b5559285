package graphics

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAbsentLibrariesAreToldWithTheirFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "angle")
	for _, name := range append([]string{""}, libraries...) { // no folder, an empty one, one file of two
		if name == "" {
			if err := absent(folder); !errors.Is(err, fs.ErrNotExist) {
				t.Fatalf("without a folder: %v", err)
			}
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		var missing *AbsentError
		if err := absent(folder); !errors.As(err, &missing) || missing.Folder != folder {
			t.Fatalf("before %s is there: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := absent(folder); err != nil {
		t.Fatalf("both are there: %v", err)
	}
}

func TestTheBoxSaysWhereALeftBehindFolderBelongs(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "angle")
	said := Said(errors.Join(fmt.Errorf("%s: %w", ANGLE, absent(folder)), errors.New("OpenGL: no ES profile")))
	for _, part := range []string{"angle 文件夹", filepath.Dir(folder) + "\n", "安装包", "liujin.exe 旁边", "台账没有任何改动"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is not in:\n%s", part, said)
		}
	}
	if said := Said(errors.New("OpenGL: no ES profile")); strings.Contains(said, "angle") {
		t.Errorf("the folder is there, and told to be missing:\n%s", said)
	}
}
