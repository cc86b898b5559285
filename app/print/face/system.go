package face

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	ot "github.com/go-text/typesetting/font/opentype"
)

// Finder finds the fonts that are installed, by any of their names.
type Finder struct {
	folders []string
	found   func() []installed
}

// mostFont is how many bytes a font file has at most; the largest of Chinese have 40 MB.
const mostFont = 128 << 20

// installed is a face in a font file.
type installed struct {
	path  string
	index int
	names []string
}

// NewFinder looks into folders; into those of the system when there are none. Nothing is read before the first Find.
func NewFinder(folders []string) *Finder {
	if len(folders) == 0 {
		folders = systemFolders()
	}
	f := &Finder{folders: folders}
	f.found = sync.OnceValue(f.scan)
	return f
}

func systemFolders() []string {
	home, _ := os.UserHomeDir()
	if runtime.GOOS == "windows" {
		return []string{filepath.Join(os.Getenv("WINDIR"), "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows",
			"Fonts")}
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", filepath.Join(home, ".local/share/fonts"), filepath.Join(home, ".fonts")}
}

// scan reads the names of every TrueType font; of a file only its name tables. What can't be read is passed over.
func (f *Finder) scan() (all []installed) {
	for _, folder := range f.folders {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if ext := strings.ToLower(filepath.Ext(path)); ext == ".ttf" || ext == ".ttc" {
				all = append(all, namesIn(path)...)
			}
			return nil
		})
	}
	return all
}

func namesIn(path string) (all []installed) {
	defer func() {
		if recover() != nil { // damaged
			all = nil
		}
	}()
	st, err := os.Stat(path)
	if err != nil || !st.Mode().IsRegular() || st.Size() > mostFont { // a pipe would never end
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	if sane(file, st.Size()) != nil {
		return nil
	}
	loaders, err := ot.NewLoaders(file)
	if err != nil {
		return nil
	}
	for i, l := range loaders {
		if l.HasTable(ot.MustNewTag("glyf")) {
			if raw, err := l.RawTable(ot.MustNewTag("name")); err == nil {
				all = append(all, installed{path, i, namesOf(raw)})
			}
		}
	}
	return all
}

// Find opens the first face that has one of the names, the names in their order; a damaged one is passed over.
func (f *Finder) Find(wanted ...string) (*Font, bool) {
	for _, want := range wanted {
		for _, one := range f.found() {
			if !slices.ContainsFunc(one.names, func(n string) bool { return strings.EqualFold(n, want) }) {
				continue
			}
			data, err := os.ReadFile(one.path)
			if err != nil {
				continue
			}
			if font, err := Open(data, one.index); err == nil {
				return font, true
			}
		}
	}
	return nil, false
}
