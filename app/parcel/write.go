package parcel

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
)

// Part is one file that goes into a zip.
type Part struct {
	Name string
	Rows int // of JSON
	Body []byte
}

// Lines makes the rows of a kind a part.
func Lines[T any](kind string, rows []T) (Part, error) {
	var body bytes.Buffer
	for i := range rows {
		if err := json.MarshalWrite(&body, &rows[i], json.Deterministic(true)); err != nil {
			return Part{}, fmt.Errorf("row %d of %s: %w", i+1, kind, err)
		}
		body.WriteByte('\n')
	}
	return Part{Name: RowsName(kind), Rows: len(rows), Body: body.Bytes()}, nil
}

// Sealed is a manifest with the parts that it states, before what a person reads is added.
func Sealed(m Manifest, parts []Part) (Manifest, error) {
	m.Files = nil
	seen := map[string]bool{}
	left := int64(mostRaw) // pictures are not pressed: what is more than that inflated is more than that in the zip
	for _, p := range parts {
		if !allowed(p.Name) || p.Name == manifestName || p.Name == signatureName || seen[folded(p.Name)] {
			return m, fmt.Errorf("part %q is none that may be sent, or the second of its name", p.Name)
		}
		seen[folded(p.Name)] = true
		n, sum, err := hashed(bytes.NewReader(p.Body))
		if err != nil {
			return m, err
		}
		if left -= n; left < 0 {
			return m, refuse("要放进文件的照片和材料一共超过 %d MB，接收单位的程序不收。请少带几张照片，再生成一次。", mostRaw>>20)
		}
		m.Files = append(m.Files, Entry{Name: p.Name, Rows: p.Rows, Bytes: n, SHA256: sum})
	}
	slices.SortFunc(m.Files, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return m, nil
}

// Write writes a zip of parts with their signed manifest: first what a person opens. The same parts give the same bytes.
func Write(w io.Writer, m Manifest, parts []Part, key ed25519.PrivateKey) (Manifest, error) {
	m.Key = key.Public().(ed25519.PublicKey)
	m, err := Sealed(m, parts)
	if err != nil {
		return m, err
	}
	manifest, err := json.Marshal(&m, json.Deterministic(true))
	if err != nil {
		return m, err
	}
	made, err := time.Parse(time.DateOnly, m.Made)
	if err != nil {
		return m, fmt.Errorf("day on which the file is made: %w", err)
	}
	all := slices.Clone(parts)
	slices.SortStableFunc(all, func(a, b Part) int {
		return strings.Count(a.Name, "/") - strings.Count(b.Name, "/")
	})
	all = append(all, Part{Name: manifestName, Body: manifest},
		Part{Name: signatureName, Body: encodeSignature(ed25519.Sign(key, manifest))})
	z := zip.NewWriter(w)
	for _, p := range all {
		h := &zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: made}
		if packed(p.Name) {
			h.Method = zip.Store
		}
		part, err := z.CreateHeader(h)
		if err == nil {
			_, err = part.Write(p.Body)
		}
		if err != nil {
			return m, fmt.Errorf("write %s: %w", p.Name, err)
		}
	}
	return m, z.Close()
}

// packed reports whether a file of this name has nothing left to press out of it.
func packed(name string) bool {
	return slices.ContainsFunc([]string{".jpg", ".jpeg", ".png", ".xlsx", ".docx", ".age"}, func(ext string) bool {
		return strings.HasSuffix(name, ext)
	})
}
