package print

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"liujin/app/print/face"
	"liujin/assets"
)

// Faces are the fonts that a paper may use: for each role its own face first, then those that help out where it lacks a character.
// They never change and may be shared.
type Faces struct {
	chains [roles][]*face.Font
	names  [roles]string // what a role is set in, for the user
	own    [roles]bool   // the role's own face was found
	looked bool          // the system's faces were looked for
}

// roleNames are the faces as the standard calls them.
var roleNames = [roles]string{FangSong: "仿宋", Song: "宋体", Hei: "黑体", Kai: "楷体", Title: "小标宋"}

// wanted are the names under which the faces of the standard are installed, the best first.
var wanted = [roles][]string{
	FangSong: {"仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体", "STFangsong", "华文仿宋"},
	Song:     {"宋体", "SimSun", "NSimSun", "新宋体", "STSong", "华文宋体"},
	Hei:      {"黑体", "SimHei", "STHeiti", "华文黑体"},
	Kai:      {"楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "STKaiti", "华文楷体"},
	Title:    {"方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"},
}

// shipped opens the program's own faces, once.
var shipped = sync.OnceValues(func() (f *Faces, err error) {
	open := func(data []byte) *face.Font {
		font, bad := face.Open(data, 0)
		if bad != nil && err == nil {
			err = fmt.Errorf("open shipped face: %w", bad)
		}
		return font
	}
	serif, bold, kai, sans := open(assets.FontSerif()), open(assets.FontTitle()), open(assets.FontKai()), open(assets.FontRegular())
	if err != nil {
		return nil, err
	}
	f = &Faces{}
	for role, own := range [roles]*face.Font{FangSong: serif, Song: serif, Hei: sans, Kai: kai, Title: bold} {
		f.chains[role] = unique([]*face.Font{own, serif, sans, kai})
		f.names[role] = own.Name()
	}
	return f, nil
})

// Shipped returns the program's own free faces: the same on every machine.
func Shipped() (*Faces, error) { return shipped() }

// System returns the user's own faces of the standard where the system has them, the shipped ones where not.
// They are looked for once.
func System() (*Faces, error) { return system() }

var system = sync.OnceValues(func() (*Faces, error) { return systemIn(nil) })

// systemIn looks into folders, or where the system keeps its fonts when there are none.
func systemIn(folders []string) (*Faces, error) {
	base, err := Shipped()
	if err != nil {
		return nil, err
	}
	f := *base
	f.looked = true
	finder := face.NewFinder(folders)
	for role := range roles {
		if own, ok := finder.Find(wanted[role]...); ok {
			f.chains[role] = append([]*face.Font{own}, base.chains[role]...)
			f.names[role], f.own[role] = own.Name(), true
		}
	}
	return &f, nil
}

func unique(all []*face.Font) []*face.Font {
	var out []*face.Font
	for _, f := range all {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// Said tells the user which faces a paper is set in, those that stand in for the standard's above all.
func (f *Faces) Said() string {
	var lacking []string
	for role := range roles {
		if !f.own[role] {
			lacking = append(lacking, roleNames[role]+"→"+f.names[role])
		}
	}
	switch {
	case len(lacking) == 0:
		return "字体：本机的仿宋、宋体、黑体、楷体、小标宋"
	case !f.looked:
		return "字体：程序自带（" + strings.Join(lacking, "，") + "）"
	}
	return "字体：本机没有的用自带的代替（" + strings.Join(lacking, "，") + "）"
}

// Missing is a character that no face has, and where it stands.
type Missing struct {
	Rune  rune
	Where string // the text round it
}

// casting chooses faces for characters, and remembers: a cache for one layout.
type casting struct {
	*Faces
	near    [roles][256]*[256]measured // the characters up to U+FFFF
	far     [roles]map[rune]measured
	missing []Missing
}

type measured struct {
	font    *face.Font
	advance float64 // em
	known   bool
}

func newCasting(f *Faces) *casting { return &casting{Faces: f} }

// measure returns the face for a character and its advance in em; nil when no face has it.
func (c *casting) measure(role Role, r rune) (*face.Font, float64) {
	if r > 0xffff || r < 0 {
		m, ok := c.far[role][r]
		if !ok {
			m = c.look(role, r)
			if c.far[role] == nil {
				c.far[role] = map[rune]measured{}
			}
			c.far[role][r] = m
		}
		return m.font, m.advance
	}
	row := c.near[role][r>>8]
	if row == nil {
		row = new([256]measured)
		c.near[role][r>>8] = row
	}
	m := &row[r&0xff]
	if !m.known {
		*m = c.look(role, r)
	}
	return m.font, m.advance
}

func (c *casting) look(role Role, r rune) measured {
	for _, f := range c.chains[role] {
		if f.Has(r) {
			return measured{f, f.Advance(r) / 1000, true}
		}
	}
	return measured{known: true}
}

// mostMissing is how many characters are named; more would only be noise.
const mostMissing = 50

// miss notes a character that no face has.
func (c *casting) miss(r rune, text string, at int) {
	if len(c.missing) >= mostMissing || slices.ContainsFunc(c.missing, func(m Missing) bool { return m.Rune == r }) {
		return
	}
	before, after := []rune(text[:at]), []rune(text[at:])
	c.missing = append(c.missing, Missing{r, string(before[max(0, len(before)-8):]) + string(after[:min(len(after), 9)])})
}
