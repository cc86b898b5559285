// Package parcel writes and reads the files that offices send up and down (上报文件, 下发文件): a plain zip that opens without the program,
// whose rows are JSON and whose manifest is signed. What is read is an enemy's file until it was proven.
package parcel

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// Refusal is why a file is not read: one Chinese sentence that says what to do instead.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// refuse makes a refusal.
func refuse(text string, about ...any) error { return Refusal(fmt.Sprintf(text, about...)) }

// Format is what a file holds, and since when: its rows are read by every program of the same major version.
type Format struct {
	Name  string // liujin-report, liujin-notice
	Major int
	Minor int // what it added is ignored by older programs
}

// The formats, see docs/report-format.md.
var (
	Up   = Format{Name: "liujin-report", Major: 1} // up
	Down = Format{Name: "liujin-notice", Major: 1} // down
)

// String is how a manifest names it: liujin-report/1.
func (f Format) String() string { return fmt.Sprintf("%s/%d", f.Name, f.Major) }

// Unit is an office.
type Unit struct {
	Code  string `json:"code"` // official, of 6, 9 or 12 digits
	Name  string `json:"name"`
	Level string `json:"level"` // 乡镇街道, 县, 市
}

// Period is what a report is about, both days included.
type Period struct {
	Name string `json:"name"` // 2026年11月
	From string `json:"from"`
	To   string `json:"to"`
}

// Entry is one file of the zip.
type Entry struct {
	Name   string `json:"name"`
	Rows   int    `json:"rows,omitzero"` // of JSON
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Manifest is what a file says of itself (data/manifest.json), signed as a whole.
type Manifest struct {
	Format     string  `json:"format"`
	Minor      int     `json:"minor"`
	Program    string  `json:"program"` // the version that wrote it
	Made       string  `json:"made"`    // the day
	Sample     bool    `json:"sample,omitzero"`
	Key        []byte  `json:"key"` // the public one
	Unit       Unit    `json:"unit"`
	Period     *Period `json:"period,omitzero"`
	Sequence   int     `json:"sequence"`            // within the period; of a file downward, within the unit
	Supersedes string  `json:"supersedes,omitzero"` // Hash of the one before
	Zero       bool    `json:"zero,omitzero"`       // 零报告: nothing took place
	Note       string  `json:"note,omitzero"`       // 说明: why an earlier one is put right, or a figure jumps
	Files      []Entry `json:"files"`
}

// Hash names what the file states: who, of which period, and every row and picture. The sheet and the page for a person, which stand at the
// top of the zip and can show it, are made of that.
func (m *Manifest) Hash() string {
	h := sha256.New()
	tell := func(words ...any) { _, _ = fmt.Fprintln(h, words...) } // a hash takes all
	tell(m.Format, m.Sample, m.Zero, m.Sequence, m.Supersedes)
	tell(m.Note)
	tell(m.Unit.Code, m.Unit.Name, m.Unit.Level)
	if m.Period != nil {
		tell(m.Period.From, m.Period.To)
	}
	for _, e := range m.Files {
		if strings.Contains(e.Name, "/") {
			tell(e.Name, e.SHA256)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Code (校验码) is the beginning of a hash, which a person compares on paper and screen.
func Code(hash string) string { return strings.ToUpper(hash[:min(len(hash), codeDigits)]) }

const codeDigits = 8

// Fingerprint is what two people compare by telephone of the key that a computer signs with: 3F2A 91C0 77B1 0E5D 62C4.
func Fingerprint(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	digits := strings.ToUpper(hex.EncodeToString(sum[:10]))
	var groups []string
	for ; len(digits) > 0; digits = digits[4:] {
		groups = append(groups, digits[:4])
	}
	return strings.Join(groups, " ")
}

// Where a file's own parts lie.
const (
	manifestName  = "data/manifest.json"
	signatureName = "data/manifest.sig"
	PrivateName   = "data/private.age" // for one reader only, encrypted
)

// RowsName names the rows of a kind: data/activity.jsonl.
func RowsName(kind string) string { return "data/" + kind + ".jsonl" }

// hashed counts and hashes what is written through it.
func hashed(r io.Reader) (n int64, sum string, err error) {
	h := sha256.New()
	n, err = io.Copy(h, r)
	return n, hex.EncodeToString(h.Sum(nil)), err
}

// encodeSignature writes a signature as a line of text, so that the zip holds nothing that can't be looked at.
func encodeSignature(sig []byte) []byte { return []byte(base64.StdEncoding.EncodeToString(sig) + "\n") }

func decodeSignature(text []byte) ([]byte, error) {
	return base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
}
