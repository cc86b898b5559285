package upward

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/papers"
	"liujin/app/parcel"
	"liujin/data"
)

// Enclosure (随报材料) is a photo or an example that lies in the file, and what it is of.
type Enclosure struct {
	File string `json:"file"` // its name in the zip
	Of   string `json:"of"`   // the id of the activity that the photo shows, of the piece of news that the example is
}

// Where enclosures lie in the zip.
const (
	photosFolder   = "照片"
	examplesFolder = "典型"
)

// Offer is what can go along with a file: a photo of an activity of the period, or a 先进典型 of it.
type Offer struct {
	Of, Day, Title string
	Photo          data.Attachment // of an example, none
	Goes           bool
}

// Key names it among all: the same photo may be of two activities.
func (o *Offer) Key() string { return o.Of + "|" + o.Photo.SHA256 }

// Offers are all that can go along of a kind, the newest first, and how many may.
type Offers struct {
	Most int // that the superior asked for; 0: for none, and none is offered
	All  []Offer
}

// Going are those that go.
func (o *Offers) Going() (all []*Offer) {
	for i := range o.All {
		if o.All[i].Goes {
			all = append(all, &o.All[i])
		}
	}
	return all
}

// Choose has those go whose keys are among some, and no others.
func (o *Offers) Choose(keys map[string]bool) {
	for i := range o.All {
		o.All[i].Goes = keys[o.All[i].Key()]
	}
}

// Keys are those of what goes.
func (o *Offers) Keys() map[string]bool {
	keys := map[string]bool{}
	for _, one := range o.Going() {
		keys[one.Key()] = true
	}
	return keys
}

// propose has go along what went with the file before, which remembers it; with the first one, the newest.
func (o *Offers) propose(before *Earlier) {
	if before != nil {
		o.Choose(before.enclosed())
		return
	}
	for i := range o.All[:min(len(o.All), o.Most)] {
		o.All[i].Goes = true
	}
}

// enclosed are the keys of what went along.
func (e *Earlier) enclosed() map[string]bool {
	sums, keys := map[string]string{}, map[string]bool{}
	for _, f := range e.Manifest.Files {
		if strings.HasPrefix(f.Name, photosFolder+"/") {
			sums[f.Name] = f.SHA256
		}
	}
	for _, one := range e.Enclosures {
		keys[one.Of+"|"+sums[one.File]] = true
	}
	return keys
}

// offer finds what can go along with a file, where the superior asked for it.
func (a *Book) offer(r *Filing) error {
	given, err := a.DB().Requirements(true)
	at := slices.IndexFunc(given, func(q data.Requirement) bool { return q.Since == r.Period.From && q.Until == r.Period.To })
	if err != nil || at < 0 {
		return err
	}
	r.Photos.Most, r.Examples.Most = given[at].Photos, given[at].Examples
	if r.Photos.Most > 0 {
		if r.Photos.All, err = a.photosOf(&r.Statement); err != nil {
			return err
		}
	}
	if r.Examples.Most > 0 {
		for i := range r.News {
			if n := &r.News[i]; n.Kind == data.PublicityExample {
				r.Examples.All = append(r.Examples.All, Offer{Of: n.ID, Day: n.Day, Title: n.Title})
			}
		}
	}
	for _, all := range []*Offers{&r.Photos, &r.Examples} {
		slices.SortStableFunc(all.All, func(x, y Offer) int { return cmp.Or(strings.Compare(y.Day, x.Day), strings.Compare(x.Of, y.Of)) })
		all.propose(r.Earlier)
	}
	return nil
}

// photosOf are the photos of a statement's activities.
func (a *Book) photosOf(s *Statement) (all []Offer, err error) {
	attached, err := a.DB().Attachments() // those of a record in their order
	if err != nil {
		return nil, err
	}
	activities := make(map[string]*Activity, len(s.Activities))
	for i := range s.Activities {
		activities[s.Activities[i].ID] = &s.Activities[i]
	}
	for i := range attached {
		p := &attached[i]
		if e := activities[p.OwnerID]; e != nil && p.Kind == data.AttachmentPhoto {
			all = append(all, Offer{Of: e.ID, Day: e.Day, Title: joined(e.WalkIn.Info().Name, e.Topic), Photo: *p})
		}
	}
	return all, nil
}

// enclose makes parts of what goes along, and states it.
func (a *Book) enclose(r *Filing) (parts []parcel.Part, err error) {
	r.Enclosures = nil
	add := func(folder string, o *Offer, ending string, body []byte) {
		name := parcel.PartName(folder, fmt.Sprintf("%02d %s %s", len(r.Enclosures)+1, days.Short(o.Day), o.Title), ending)
		r.Enclosures = append(r.Enclosures, Enclosure{File: name, Of: o.Of})
		parts = append(parts, parcel.Part{Name: name, Body: body})
	}
	for _, o := range r.Photos.Going() {
		body, err := a.photo(&o.Photo)
		if err != nil {
			return nil, err
		}
		add(photosFolder, o, ".jpg", body)
	}
	for _, o := range r.Examples.Going() {
		body, err := a.example(r, o.Of)
		if err != nil {
			return nil, err
		}
		add(examplesFolder, o, ".pdf", body)
	}
	return parts, nil
}

// photo reads a photo as it is kept: drawn anew when it came in, without what a camera notes of place and owner. Another file in its place
// is none of ours, and may hold anything.
func (a *Book) photo(p *data.Attachment) ([]byte, error) {
	file, err := a.DB().OpenFile(*p)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, p.Bytes+1))
	if sum := sha256.Sum256(body); err != nil || hex.EncodeToString(sum[:]) != p.SHA256 {
		return nil, data.Fail(data.Damaged, err, "照片“%s”的文件坏了，或者被换过，不能随文件上报。请在“设置与备份”里用“找回照片和附件”从备份取回，或不带这一张。", p.Name)
	}
	return body, nil
}

// example is a 先进典型 as a paper, without telephones.
func (a *Book) example(r *Filing, id string) ([]byte, error) {
	n := &r.News[slices.IndexFunc(r.News, func(n Piece) bool { return n.ID == id })]
	return a.painted(papers.Bulletin{Title: n.Title, Text: n.Text, Day: n.Day}.Paper)
}

// tooMany says that more goes along than was asked for; nil it does not.
func (r *Filing) tooMany() error {
	for _, one := range []struct {
		of   *Offers
		what string
	}{{&r.Photos, "照片最多带 %d 张，现在选了 %d 张。请去掉几张再上报。"}, {&r.Examples, "先进典型最多带 %d 篇，现在选了 %d 篇。请去掉几篇再上报。"}} {
		if n := len(one.of.Going()); n > one.of.Most {
			return data.Fail(app.Refused, nil, one.what, one.of.Most, n)
		}
	}
	return nil
}

// EnclosedWords say what goes along: 照片 3 张，先进典型 1 篇; "" nothing.
func (r *Filing) EnclosedWords() string {
	var said []string
	if n := len(r.Photos.Going()); n > 0 {
		said = append(said, fmt.Sprintf("照片 %d 张", n))
	}
	if n := len(r.Examples.Going()); n > 0 {
		said = append(said, fmt.Sprintf("先进典型 %d 篇", n))
	}
	return strings.Join(said, "，")
}

// enclosedDiffers says where other photos or examples go along than went before.
func (r *Filing) enclosedDiffers() (said []string) {
	was := r.Earlier.enclosed()
	for _, one := range []struct {
		of             *Offers
		folder         string
		counted, other string
	}{{&r.Photos, photosFolder, "照片：原带 %d 张，现带 %d 张", "照片：换了 %d 张"},
		{&r.Examples, examplesFolder, "先进典型：原带 %d 篇，现带 %d 篇", "先进典型：换了 %d 篇"}} {
		if one.of.Most == 0 {
			continue
		}
		before, fresh := 0, 0
		for _, e := range r.Earlier.Enclosures {
			before += app.OneIf(strings.HasPrefix(e.File, one.folder+"/"))
		}
		now := one.of.Going()
		for _, o := range now {
			fresh += app.OneIf(!was[o.Key()])
		}
		if len(now) != before {
			said = append(said, fmt.Sprintf(one.counted, before, len(now)))
		} else if fresh > 0 {
			said = append(said, fmt.Sprintf(one.other, fresh))
		}
	}
	return said
}
