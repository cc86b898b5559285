package parcel

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
)

// Parcel is a file that was read and found to be whole, of a known format, and signed by the key that it names. Whose key that is, the
// reader has to know.
type Parcel struct {
	Manifest
	Ignored int    // additions of a newer minor version are ignored; how much newer it is
	Raw     []byte // the zip
	parts   map[string]*zip.File
}

// Open reads the file at path. Why it can't is a Refusal.
func Open(path string, formats ...Format) (*Parcel, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse("找不到这个文件，请检查文件是否被移动或改名，再选一次。")
	case err != nil:
		return nil, refuse("没有权限读取这个文件，请把它复制到桌面后再选一次。")
	case !info.Mode().IsRegular():
		return nil, refuse("这不是文件，请选扩展名为 zip 的上报文件。")
	case info.Size() > mostRaw:
		return nil, refuse("这个文件太大（超过 %d MB），不是本程序写出的文件。", mostRaw>>20)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, refuse("读取这个文件时出错，请把它复制到桌面后再选一次。")
	}
	return Read(raw, formats...)
}

// FormatOf names the format that a file says it is of (liujin-report), of which nothing is believed yet; "" it is none of ours.
func FormatOf(path string) string {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > mostRaw {
		return ""
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return ""
	}
	defer z.Close()
	f, err := z.Open(manifestName)
	if err != nil {
		return ""
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostManifest))
	var head struct {
		Format string `json:"format"`
	}
	if err != nil || json.Unmarshal(text, &head) != nil {
		return ""
	}
	name, _, _ := strings.Cut(head.Format, "/")
	return name
}

// Read reads a file's bytes, which must be of one of the formats.
func Read(raw []byte, formats ...Format) (*Parcel, error) {
	if len(raw) > mostRaw {
		return nil, refuse("这个文件太大（超过 %d MB），不是本程序写出的文件。", mostRaw>>20)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, refuse("这个文件不是压缩包，或者没有传完整。请让发来文件的人把原来的 zip 文件再发一次。")
	}
	p := &Parcel{Raw: raw, parts: map[string]*zip.File{}}
	if err := p.list(z); err != nil {
		return nil, err
	}
	if err := p.believe(formats); err != nil {
		return nil, err
	}
	return p, p.check()
}

// list takes the names of what is in it.
func (p *Parcel) list(z *zip.Reader) error {
	if len(z.File) > mostEntries {
		return refuse("压缩包里的文件太多（超过 %d 个），不是本程序写出的文件。", mostEntries)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		switch {
		case f.NonUTF8 && !plain(f.Name), !allowed(f.Name):
			return refuse("压缩包里有不该有的文件“%s”。请让发来文件的人把程序写出的 zip 原样发来，不要解开重新打包。", shown(f.Name))
		case seen[folded(f.Name)]:
			return refuse("压缩包里有两个文件都叫“%s”，不能确认用哪一个。请让发来文件的人把程序写出的 zip 原样发来。", shown(f.Name))
		case !f.Mode().IsRegular() || f.Flags&encryptedFlag != 0 || f.Method != zip.Store && f.Method != zip.Deflate:
			return refuse("压缩包里的“%s”是链接或加了密码，读不了。请让发来文件的人把程序写出的 zip 原样发来。", shown(f.Name))
		}
		seen[folded(f.Name)] = true
		p.parts[f.Name] = f
	}
	return nil
}

// encryptedFlag marks an entry with a password.
const encryptedFlag = 1

// plain reports whether a name is the same in every encoding.
func plain(name string) bool {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// shown is a name that a sentence can say, whatever somebody wrote there.
func shown(name string) string {
	const most = 40
	var out []rune
	for _, r := range name {
		if len(out) == most {
			return string(out) + "…"
		}
		if r < ' ' || r == utf8.RuneError || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			r = '?'
		}
		out = append(out, r)
	}
	return string(out)
}

// unsound is what is said of a file that was changed or damaged.
func unsound(what string) error {
	return refuse("文件被改动过或没有传完整（%s），不能接收。请让发来文件的人把程序写出的 zip 原样再发一次。", what)
}

// believe reads the manifest and its signature.
func (p *Parcel) believe(formats []Format) error {
	if p.parts[manifestName] == nil || p.parts[signatureName] == nil {
		return refuse("压缩包里没有上报数据，不是本程序写出的文件。表格请到对应的页面导入，照片请拖到记录里。")
	}
	text, err := p.inflate(manifestName, mostManifest)
	if err != nil {
		return err
	}
	signature, err := p.inflate(signatureName, 1<<10)
	if err != nil {
		return err
	}
	var head struct {
		Format string `json:"format"`
		Minor  int    `json:"minor"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return unsound("清单")
	}
	f, err := known(head.Format, formats)
	if err != nil {
		return err
	}
	p.Ignored = max(0, head.Minor-f.Minor)
	if err := json.Unmarshal(text, &p.Manifest, json.RejectUnknownMembers(p.Ignored == 0)); err != nil {
		return unsound("清单")
	}
	sig, err := decodeSignature(signature)
	if err != nil || len(p.Key) != ed25519.PublicKeySize || !ed25519.Verify(p.Key, text, sig) {
		return unsound("签名")
	}
	return p.sensible()
}

// known finds the format that a file names.
func known(name string, formats []Format) (Format, error) {
	for _, f := range formats {
		var major int
		if name == f.String() {
			return f, nil
		}
		if n, err := fmt.Sscanf(name, f.Name+"/%d", &major); n == 1 && err == nil && major > f.Major {
			return f, refuse("这个文件是更新的程序写的（格式 %s），本程序只认到 %s。请先升级本程序，再接收。", shown(name), f)
		}
	}
	for _, f := range []Format{Up, Down} {
		if name == f.String() && f == Up {
			return f, refuse("这是单位向上报送的文件，不是上级发来的文件。请核对文件后再选一次。")
		} else if name == f.String() {
			return f, refuse("这是发给各单位的文件，不是上报文件。请拖到收文单位的窗口里。")
		}
	}
	return Format{}, refuse("这个文件的格式“%s”本程序不认识。请向发来文件的人确认发对了文件。", shown(name))
}

// sensible refuses a manifest that no program of ours writes.
func (p *Parcel) sensible() error {
	day := func(text string) bool { _, err := time.Parse(time.DateOnly, text); return err == nil }
	m := &p.Manifest
	switch {
	case !day(m.Made), m.Sequence < 1 || m.Sequence > mostSequence, m.Minor < 0:
		return unsound("清单")
	case strings.ContainsFunc(m.Unit.Code+m.Unit.Name+m.Unit.Level+m.Supersedes+m.Program+m.Note, unicode.IsControl),
		utf8.RuneCountInString(m.Note) > mostNote:
		return unsound("清单")
	case m.Unit.Code == "" || len(m.Unit.Code) > mostName || m.Unit.Name == "" || utf8.RuneCountInString(m.Unit.Name) > mostName ||
		utf8.RuneCountInString(m.Unit.Level) > mostName || utf8.RuneCountInString(m.Program) > mostName || len(m.Supersedes) > mostName:
		return unsound("单位")
	case m.Period != nil && (!day(m.Period.From) || !day(m.Period.To) || m.Period.To < m.Period.From ||
		utf8.RuneCountInString(m.Period.Name) > mostName):
		return unsound("报送期")
	case (m.Period == nil) == (m.Format == Up.String()):
		return unsound("报送期")
	}
	return nil
}

const mostSequence = 9999

// mostNote is how long the 说明 of a file can be.
const mostNote = 500

// check compares every part with what the manifest states of it.
func (p *Parcel) check() error {
	if len(p.Files)+2 != len(p.parts) {
		return unsound("文件个数")
	}
	left := int64(mostInflated)
	seen := map[string]bool{}
	for i := range p.Files {
		e := &p.Files[i]
		f := p.parts[e.Name]
		if f == nil || seen[e.Name] || e.Name == manifestName || e.Name == signatureName || e.Rows < 0 || e.Bytes < 0 {
			return unsound(shown(e.Name))
		}
		seen[e.Name] = true
		if e.Bytes > left {
			return refuse("压缩包解开后太大（超过 %d MB），不是本程序写出的文件。", mostInflated>>20)
		}
		left -= e.Bytes
		r, err := f.Open()
		if err != nil {
			return unsound(shown(e.Name))
		}
		lines := &lineCount{}
		n, sum, err := hashed(io.TeeReader(io.LimitReader(r, e.Bytes+1), lines)) // what lies about its size ends here
		if err = errors.Join(err, r.Close()); err != nil || n != e.Bytes || sum != e.SHA256 ||
			rowsNames.MatchString(e.Name) && lines.n != e.Rows {
			return unsound(shown(e.Name))
		}
	}
	return nil
}

// lineCount counts the ends of lines that are written to it.
type lineCount struct{ n int }

func (l *lineCount) Write(b []byte) (int, error) {
	l.n += bytes.Count(b, []byte{'\n'})
	return len(b), nil
}

// inflate reads a part of at most so many bytes.
func (p *Parcel) inflate(name string, most int64) ([]byte, error) {
	r, err := p.parts[name].Open()
	if err != nil {
		return nil, unsound(shown(name))
	}
	text, err := io.ReadAll(io.LimitReader(r, most+1))
	if err = errors.Join(err, r.Close()); err != nil || int64(len(text)) > most {
		return nil, unsound(shown(name))
	}
	return text, nil
}

// Has reports whether there is a part of this name.
func (p *Parcel) Has(name string) bool { return p.parts[name] != nil }

// Part reads a part whole; its bytes are those that were checked.
func (p *Parcel) Part(name string) ([]byte, error) {
	if !p.Has(name) {
		return nil, unsound(shown(name))
	}
	return p.inflate(name, mostInflated)
}

// Rows hands over the rows of a kind one by one, none when there are none of it. A row that can't be read is refused with its number.
func Rows[T any](p *Parcel, kind string, each func(n int, row *T) error) error {
	name := RowsName(kind)
	if !p.Has(name) {
		return nil
	}
	r, err := p.parts[name].Open()
	if err != nil {
		return unsound(name)
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 4<<10), mostLine)
	n := 0
	for lines.Scan() {
		n++
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row, json.RejectUnknownMembers(p.Ignored == 0)); err != nil {
			return refuse("%s 第 %d 行读不懂，不能接收。请让发来文件的人升级程序后重新生成。", name, n)
		}
		if err := each(n, &row); err != nil {
			return err
		}
	}
	if lines.Err() != nil {
		return refuse("%s 第 %d 行太长，不能接收。请让发来文件的人升级程序后重新生成。", name, n+1)
	}
	return nil
}
