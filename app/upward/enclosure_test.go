package upward_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// askedFor has the superior ask for photos and examples of November.
func askedFor(t *testing.T, a *app.App, photos, examples int) {
	t.Helper()
	q := data.Requirement{Given: true, Name: november.Name, Since: november.From, Until: november.To, Due: "2026-12-05", Photos: photos,
		Examples: examples}
	if err := a.Do("要求", func(tx *data.Tx) error { return tx.SaveRequirement(&q) }); err != nil {
		t.Fatal(err)
	}
}

// example is a 先进典型 on record.
func example(t *testing.T, a *app.App, day, title string) data.Publicity {
	t.Helper()
	p := data.Publicity{PublicityFields: data.PublicityFields{Kind: data.PublicityExample, Day: day, Title: title,
		Text: "一、做法\n他把接待日搬到田头，电话13812345678。"}}
	if err := a.SavePublicity(&p); err != nil {
		t.Fatal(err)
	}
	return p
}

// names are those of the parts in folders that are for a person.
func names(p *parcel.Parcel) (all []string) {
	for _, f := range p.Files {
		if strings.HasPrefix(f.Name, "照片/") || strings.HasPrefix(f.Name, "典型/") {
			all = append(all, f.Name)
		}
	}
	return all
}

// What the superior asks for goes along: the newest at first, then what went before; in the file are pictures without what a camera notes
// and a paper, each told by a row, and the hash is of them too.
func TestEnclosures(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, folder := upward.New(a), t.TempDir()
	askedFor(t, a, 2, 1)
	example(t, a, "2026-11-03", "早的典型")
	newest := example(t, a, "2026-11-10", "田头的“接待日”/..\\<一>")
	f, file := sent(t, b, november, folder, "")
	going := f.Photos.Going()
	if len(f.Photos.All) < 3 || len(going) != 2 || going[0].Day < going[1].Day || f.Photos.All[2].Day > going[1].Day {
		t.Fatalf("%+v", f.Photos)
	}
	got := names(file)
	if len(got) != 3 || !strings.HasPrefix(got[0], "典型/03 11月10日 田头的“接待日”") || !strings.HasPrefix(got[1], "照片/01 ") {
		t.Fatalf("%q", got)
	}
	for _, name := range got[1:] {
		body := apptest.Must(file.Part(name))(t)
		if _, err := jpeg.Decode(bytes.NewReader(body)); err != nil || bytes.Contains(body, []byte("Exif")) {
			t.Errorf("%s: %v", name, err)
		}
	}
	page := filepath.Join(folder, "典型.pdf")
	if err := os.WriteFile(page, apptest.Must(file.Part(got[0]))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	text := string(apptest.Must(exec.Command("pdftotext", "-raw", page, "-").Output())(t))
	if !strings.Contains(text, "接待日搬到田头") || strings.Contains(text, "1381234") {
		t.Error(text)
	}
	o := apptest.Must(upward.Open(filepath.Join(folder, f.FileName())))(t)
	if photos := o.Photos(); len(photos) != 2 || photos[0].Title == "" || photos[0].Day != going[0].Day || o.Example(newest.ID) != got[0] {
		t.Errorf("%+v", photos)
	} else if picture, err := o.Picture(photos[0].File); err != nil || picture.Bounds().Empty() {
		t.Error(err)
	}
	example(t, a, "2026-11-11", "后来的典型")
	again := apptest.Must(b.Review(november))(t)
	if differs := again.Differs(); again.Examples.All[0].Title != "后来的典型" || !again.Examples.Keys()[newest.ID+"|"] ||
		len(again.Examples.Keys()) != 1 || len(differs) > 0 {
		t.Errorf("%+v %q", again.Examples, differs)
	}
	again.Photos.Choose(map[string]bool{again.Photos.All[2].Key(): true})
	again.Examples.Choose(map[string]bool{again.Examples.All[0].Key(): true})
	if said := strings.Join(again.Differs(), "；"); !strings.Contains(said, "照片：原带 2 张，现带 1 张") || !strings.Contains(said, "先进典型：换了 1 篇") {
		t.Error(said)
	}
	again.Reason = "换照片"
	apptest.Must(b.Send(again, "1", filepath.Join(folder, "b.zip"), false))(t)
	third := apptest.Must(b.Review(november))(t)
	if len(third.Photos.Going()) != 1 || !third.Photos.All[2].Goes || len(third.Differs()) > 0 {
		t.Errorf("%+v %q", third.Photos, third.Differs())
	}
	third.Reason = "再换"
	for i := range third.Photos.All {
		third.Photos.All[i].Goes = true
	}
	if _, err := b.Send(third, "1", filepath.Join(folder, "c.zip"), false); !data.Is(err, app.Refused) ||
		!strings.Contains(err.Error(), "照片最多带 2 张") {
		t.Error(err)
	}
}

// Nothing goes along, and nothing is said of it, where the superior asks for none.
func TestNothingIsEnclosedUnasked(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	example(t, a, "2026-11-10", "典型")
	f, file := sent(t, upward.New(a), november, t.TempDir(), "")
	if len(f.Photos.All)+len(f.Examples.All)+len(names(file)) > 0 || file.Has(parcel.RowsName("enclosure")) || f.EnclosedWords() != "" {
		t.Errorf("%+v %q", f.Photos, names(file))
	}
}

// Another file in the place of a kept photo does not go up: it may hold anything.
func TestAChangedPhotoStays(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, path := upward.New(a), filepath.Join(t.TempDir(), "a.zip")
	askedFor(t, a, 1, 0)
	f := apptest.Must(b.Prepare(november))(t)
	kept := a.DB().FilePath(f.Photos.Going()[0].Photo)
	for _, spoil := range []func() error{func() error { return os.WriteFile(kept, []byte("GPS 30.1 120.2"), 0o600) },
		func() error { return os.Remove(kept) }} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Send(f, "1", path, false); !data.Is(err, data.Damaged) && !data.Is(err, data.Missing) {
			t.Error(err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("a file is there")
		}
	}
	f.Photos.Choose(nil)
	apptest.Must(b.Send(f, "1", path, false))(t)
}

// Photos and examples of an enemy: what is no picture, a picture that is too large, one that no row tells of, a row of nothing.
func TestHostileEnclosures(t *testing.T) {
	s := apptest.Must(upward.New(apptest.SampleOn(t, apptest.SampleDay)).State(november))(t)
	picture := func(width, height int) []byte {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	good, of, piece := picture(8, 6), s.Activities[0].ID, s.News[0].ID
	wide := picture(8, 6)
	if at := bytes.Index(wide, []byte{0xff, 0xc0}); at > 0 { // its head says 65535 × 65535
		copy(wide[at+5:], []byte{0xff, 0xff, 0xff, 0xff})
	}
	row := func(file, of string) upward.Enclosure { return upward.Enclosure{File: file, Of: of} }
	read := func(rows []upward.Enclosure, parts ...parcel.Part) error {
		spoiled := s
		spoiled.Enclosures = rows
		_, _, err := upward.Read(file(t, &s, append(apptest.Must(spoiled.Rows())(t), parts...)))
		return err
	}
	part := func(name string, body []byte) parcel.Part { return parcel.Part{Name: name, Body: body} }
	rows := []upward.Enclosure{row("照片/01.jpg", of), row("典型/02.pdf", piece)}
	if err := read(rows, part("照片/01.jpg", good), part("典型/02.pdf", []byte("%PDF"))); err != nil {
		t.Fatal(err)
	}
	one := rows[:1]
	for name, err := range map[string]error{
		"no picture":       read(one, part("照片/01.jpg", []byte("<script>"))),
		"empty":            read(one, part("照片/01.jpg", nil)),
		"cut off":          read(one, part("照片/01.jpg", good[:20])),
		"huge":             read(one, part("照片/01.jpg", wide)),
		"not told":         read(nil, part("照片/01.jpg", good)),
		"example not told": read(one, part("照片/01.jpg", good), part("典型/02.pdf", nil)),
		"not there":        read(one),
		"twice":            read(append(one, one...), part("照片/01.jpg", good)),
		"of nobody":        read([]upward.Enclosure{row("照片/01.jpg", "x")}, part("照片/01.jpg", good)),
		"of nothing":       read([]upward.Enclosure{row("照片/01.jpg", "")}, part("照片/01.jpg", good)),
		"of news":          read([]upward.Enclosure{row("照片/01.jpg", piece)}, part("照片/01.jpg", good)),
		"a paper":          read([]upward.Enclosure{row("照片/01.pdf", of)}, part("照片/01.pdf", good)),
		"of another place": read([]upward.Enclosure{row("data/matter.jsonl", of)}),
		"the way up":       read([]upward.Enclosure{row("照片/../data/matter.jsonl", of)}),
	} {
		if _, ok := err.(parcel.Refusal); !ok || !strings.Contains(err.Error(), "不能接收。") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := fmt.Sprint(read(nil, part("照片/01.jpg", good))); !strings.Contains(err, "照片/01.jpg") {
		t.Error(err)
	}
}
