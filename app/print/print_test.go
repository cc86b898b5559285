package print

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// day stands in every paper of these tests.
var day = time.Date(2026, 11, 12, 0, 0, 0, 0, time.UTC)

func faces(t testing.TB) *Faces {
	t.Helper()
	f, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// paper lays a document out and saves it, with a picture of each page when LIUJIN_PAPERS names a folder.
func paper(t testing.TB, name string, d *Document) (*Job, string) {
	t.Helper()
	d.Name, d.Made = name, day
	job := Layout(faces(t), Own, d)
	var out bytes.Buffer
	if err := job.PDF(&out); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name+".pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("LIUJIN_PAPERS"); folder != "" {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		_ = os.WriteFile(filepath.Join(folder, name+".pdf"), out.Bytes(), 0o600)
		r := NewRaster()
		for i := range job.Pages {
			file, err := os.Create(filepath.Join(folder, name+"-"+itoa(i+1)+".png"))
			if err != nil {
				t.Fatal(err)
			}
			_ = png.Encode(file, r.Paint(&job.Pages[i], 96))
			file.Close()
		}
	}
	return job, path
}

// read takes the text back out of a PDF, white space left out.
func read(t testing.TB, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return squash(string(out))
}

func squash(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r >= 0x202a && r <= 0x202e { // pdftotext wraps right-to-left text in embeddings
			return -1
		}
		return r
	}, text)
}

// seconds is how long something took.
func seconds(do func()) float64 {
	began := time.Now()
	do()
	return time.Since(began).Seconds()
}
