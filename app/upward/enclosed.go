package upward

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // as photos are sent
	_ "image/png"  // which other programs may send
	"path"
	"slices"
	"strings"

	"liujin/app/parcel"
)

// The most that a picture of a file may be: ours are far smaller.
const (
	mostPicture = 20 << 20 // bytes
	longestSide = 10_000   // pixels
	mostPixels  = 50e6
)

// The endings that enclosures have.
var (
	photoEndings   = []string{".jpg", ".jpeg", ".png"}
	exampleEndings = []string{".pdf", ".docx", ".txt"}
)

// enclosure takes a row of kindEnclosure: a file that is there, told once, of a record that is stated.
func (c *checker) enclosure(row *Enclosure) string {
	of, endings := "", photoEndings
	switch folder, _, _ := strings.Cut(row.File, "/"); folder {
	case photosFolder:
		of = kindActivity
	case examplesFolder:
		of, endings = kindNews, exampleEndings
	}
	told := c.ids[kindEnclosure]
	if of == "" || !slices.Contains(endings, path.Ext(row.File)) || !c.file.Has(row.File) || told[row.File] {
		return "的文件不在压缩包里，或写了两遍"
	}
	if row.Of == "" || !c.knows(of, row.Of) {
		return "没有说清是哪一条记录的"
	}
	if told == nil {
		told = map[string]bool{}
		c.ids[kindEnclosure] = told
	}
	told[row.File] = true
	return ""
}

// enclosed refuses photos and examples that no row tells of, and pictures that are none.
func (c *checker) enclosed() error {
	for i := range c.file.Files {
		f := &c.file.Files[i]
		folder, _, _ := strings.Cut(f.Name, "/")
		if folder != photosFolder && folder != examplesFolder {
			continue
		}
		if !c.ids[kindEnclosure][f.Name] {
			return parcel.Refusal(fmt.Sprintf("压缩包里的“%s”没有说清是哪一条记录的，不能接收。请让发来文件的人用程序重新生成，不要自己往里放文件。", f.Name))
		}
		if folder == photosFolder && !c.picture(f) {
			return parcel.Refusal(fmt.Sprintf("压缩包里的“%s”不是照片，或者太大，不能接收。请让发来文件的人换一张照片，重新生成。", f.Name))
		}
	}
	return nil
}

// picture reports whether a part is a picture that can be shown.
func (c *checker) picture(f *parcel.Entry) bool {
	if f.Bytes > mostPicture {
		return false
	}
	body, err := c.file.Part(f.Name)
	if err != nil {
		return false
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(body))
	return err == nil && min(size.Width, size.Height) > 0 && max(size.Width, size.Height) <= longestSide &&
		float64(size.Width)*float64(size.Height) <= mostPixels
}

// Enclosed is a photo or an example that came along with a file, with what is said of its record.
type Enclosed struct {
	Enclosure
	Day, Title string
}

// Photos are the photos that came along.
func (o *Opened) Photos() (all []Enclosed) {
	for _, e := range o.Statement.Enclosures {
		if !strings.HasPrefix(e.File, photosFolder+"/") {
			continue
		}
		for i := range o.Statement.Activities {
			if v := &o.Statement.Activities[i]; v.ID == e.Of {
				all = append(all, Enclosed{e, v.Day, joined(v.WalkIn.Info().Name, v.Topic)})
			}
		}
	}
	return all
}

// Example is the file of a piece of news that came along; "" none did.
func (o *Opened) Example(id string) string {
	for _, e := range o.Statement.Enclosures {
		if e.Of == id && strings.HasPrefix(e.File, examplesFolder+"/") {
			return e.File
		}
	}
	return ""
}

// Picture draws a photo that came along. One that is broken is no reason to refuse what its office states.
func (o *Opened) Picture(file string) (picture image.Image, err error) {
	defer func() {
		if r := recover(); r != nil { // a decoder that trips over a broken file
			err = fmt.Errorf("decode %s: %v", file, r)
		}
	}()
	body, err := o.Part(file)
	if err != nil {
		return nil, err
	}
	picture, _, err = image.Decode(bytes.NewReader(body))
	return picture, err
}
