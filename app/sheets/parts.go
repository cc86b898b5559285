package sheets

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// relation is one entry of a .rels part (ECMA-376-2): what a part is to the one that names it, whatever both are called.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

type relations struct {
	XMLName xml.Name   `xml:"http://schemas.openxmlformats.org/package/2006/relationships Relationships"`
	All     []relation `xml:"Relationship"`
}

// Where the library looks for the parts of a workbook; the standard leaves their names open.
const (
	bookPart  = "xl/workbook.xml"
	bookLinks = "xl/_rels/workbook.xml.rels"
	transit   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

var usualParts = map[string]string{"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "theme": "xl/theme/theme1.xml"}

// usual is a workbook whose parts are where the library looks for them: itself, or a copy with the parts that its relationships name.
func usual(data []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, DamagedBook
	}
	parts := map[string]*zip.File{}
	for _, f := range z.File {
		parts[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	book := ""
	for _, r := range linksIn(parts, "_rels/.rels") {
		if path.Base(r.Type) == "officeDocument" {
			book = resolved("", r.Target)
		}
	}
	links := linksIn(parts, path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"))
	if book == "" || len(links) == 0 {
		return data, nil // the library says what is wrong with it
	}
	odd := book != bookPart
	for _, r := range links {
		if want := usualParts[path.Base(r.Type)]; want != "" && !strings.EqualFold(resolved(book, r.Target), want) {
			odd = true
		}
	}
	if !odd {
		return data, nil
	}
	return gather(parts, book, links)
}

// gather writes the parts of a workbook under their usual names.
func gather(parts map[string]*zip.File, book string, links []relation) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name string, content []byte) error {
		to, err := w.Create(name)
		if err == nil {
			_, err = to.Write(content)
		}
		return err
	}
	renamed := relations{}
	taken := map[string][]byte{bookPart: content(parts, book), "[Content_Types].xml": content(parts, "[content_types].xml")}
	for i, r := range links {
		kind := path.Base(r.Type)
		name := usualParts[kind]
		switch {
		case r.Mode == "External":
			continue
		case kind == "worksheet":
			name = fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		case name == "":
			continue
		}
		taken[name] = content(parts, resolved(book, r.Target))
		renamed.All = append(renamed.All, relation{ID: r.ID, Type: transit + kind, Target: "/" + name})
	}
	root := relations{All: []relation{{ID: "rId1", Type: transit + "officeDocument", Target: bookPart}}}
	for name, links := range map[string]relations{bookLinks: renamed, "_rels/.rels": root} {
		text, err := xml.Marshal(links)
		if err != nil {
			return nil, err
		}
		taken[name] = text
	}
	for name, text := range taken {
		if crowded(name, bytes.Count(text, []byte("<"))) {
			return nil, TooLarge
		}
		if err := add(name, text); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// resolved is the place of a target, as the part that names it says.
func resolved(from, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(from), target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

func linksIn(parts map[string]*zip.File, name string) []relation {
	var all relations
	if xml.Unmarshal(content(parts, name), &all) != nil {
		return nil
	}
	return all.All
}

// content is what a part holds; nothing of one that isn't there or can't be unpacked. The sizes were looked at before.
func content(parts map[string]*zip.File, name string) []byte {
	f := parts[strings.ToLower(name)]
	if f == nil {
		return nil
	}
	return unpacked(f)
}

func unpacked(f *zip.File) []byte {
	in, err := f.Open()
	if err != nil {
		return nil
	}
	defer func() { _ = in.Close() }()
	data, err := io.ReadAll(io.LimitReader(in, mostUnzipped))
	if err != nil {
		return nil
	}
	return data
}

// mostTags are how many tags the parts may have that the library holds whole, by the last of their names: 700 bytes for each.
var mostTags = map[string]int{"workbook.xml": 100_000, "workbook.xml.rels": 100_000, ".rels": 100_000, "[content_types].xml": 100_000,
	"styles.xml": 400_000, "theme1.xml": 100_000, "sharedstrings.xml": 3_000_000}

// crowded reports whether a part has more tags than any program writes.
func crowded(name string, tags int) bool {
	most, held := mostTags[path.Base(strings.ReplaceAll(strings.ToLower(name), `\`, "/"))]
	return held && tags > most
}

// tagsOf counts the tags of a part, and reports whether one is longer than any program writes.
func tagsOf(f *zip.File) (tags int, long bool) {
	in, err := f.Open()
	if err != nil {
		return 0, false // it is told where the part is read
	}
	defer func() { _ = in.Close() }()
	length, block := -1, make([]byte, 1<<16) // of the tag that is open, or none
	for {
		n, err := in.Read(block)
		for rest := block[:n]; len(rest) > 0; {
			mark := byte('<')
			if length >= 0 {
				mark = '>'
			}
			i := bytes.IndexByte(rest, mark)
			switch {
			case i < 0 && length >= 0:
				length += len(rest)
			case mark == '>':
				length += i
			}
			if length > mostTag {
				return tags, true
			}
			if i < 0 {
				break
			}
			rest = rest[i+1:]
			if length = -1; mark == '<' {
				length = 0
				tags++
			}
		}
		if err != nil {
			return tags, false
		}
	}
}
