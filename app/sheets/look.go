package sheets

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"strings"
	"time"
)

// mostLookedAt is how much of a file is unpacked only to know what it is.
const mostLookedAt = 16 << 20

// looked unpacks parts of the zip at path whose names are wanted, until see has seen enough or so much was unpacked; a file that is none
// has no parts.
func looked(path string, wanted func(name string) bool, see func(content []byte) (enough bool)) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > mostBytes {
		return
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return
	}
	defer z.Close()
	left := int64(mostLookedAt)
	for _, f := range z.File {
		if !wanted(f.Name) || left == 0 {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue
		}
		content, _ := io.ReadAll(io.LimitReader(r, left)) // what can be read of a damaged one is enough to know it
		_ = r.Close()
		if left -= int64(len(content)); see(content) {
			return
		}
	}
}

// Mentions reports whether a text stands in a cell of the workbook at path. It looks no further: what can't be read mentions nothing.
func Mentions(path, text string) (does bool) {
	looked(path, func(name string) bool {
		return name == usualParts["sharedStrings"] || strings.HasPrefix(name, "xl/worksheets/")
	}, func(content []byte) bool {
		does = bytes.Contains(content, []byte(text))
		return does
	})
	return does
}

// Saved is when the workbook at path was last saved after it was made, as it says of itself; false: it does not say.
func Saved(path string) (at time.Time, told bool) {
	looked(path, func(name string) bool { return name == "docProps/core.xml" }, func(content []byte) bool {
		var said struct {
			Created  string `xml:"created"`
			Modified string `xml:"modified"`
		}
		if xml.Unmarshal(content, &said) == nil && said.Modified != said.Created {
			when, err := time.Parse(time.RFC3339, said.Modified)
			at, told = when, err == nil
		}
		return true
	})
	return at, told
}
