package sheets

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"time"
)

// mostLookedAt is how much of a part is read only to know what a file is.
const mostLookedAt = 4 << 20

// partOf is a part of a zip by its name, as much of it as is looked at.
func partOf(f *zip.File) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	content, _ := io.ReadAll(io.LimitReader(r, mostLookedAt)) // what can be read of a damaged one is enough to know it
	return content
}

// Mentions reports whether a text stands in a cell of the workbook at path. It looks no further: what can't be read mentions nothing.
func Mentions(path, text string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer z.Close()
	for _, f := range z.File {
		cells := f.Name == usualParts["sharedStrings"] || strings.HasPrefix(f.Name, "xl/worksheets/")
		if cells && bytes.Contains(partOf(f), []byte(text)) {
			return true
		}
	}
	return false
}

// Saved is when the workbook at path was last saved after it was made, as it says of itself; false: it does not say.
func Saved(path string) (time.Time, bool) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return time.Time{}, false
	}
	defer z.Close()
	for _, f := range z.File {
		if f.Name != "docProps/core.xml" {
			continue
		}
		var said struct {
			Created  string `xml:"created"`
			Modified string `xml:"modified"`
		}
		if xml.Unmarshal(partOf(f), &said) != nil || said.Modified == said.Created {
			return time.Time{}, false
		}
		at, err := time.Parse(time.RFC3339, said.Modified)
		return at, err == nil
	}
	return time.Time{}, false
}
