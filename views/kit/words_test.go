package kit

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"
)

// TestToolkitWordsKnown trips when an upgrade of the toolkit brings words that have no Chinese of ours.
func TestToolkitWordsKnown(t *testing.T) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var theirs map[string]any
	if err := json.Unmarshal(text, &theirs); err != nil {
		t.Fatal(err)
	}
	if len(theirs) == 0 {
		t.Fatal("the toolkit has no words")
	}
	for key := range theirs {
		if fyneWords[key] == "" {
			t.Errorf("%q has no Chinese", key)
		}
	}
}

// TestSpeakUnderLocales starts a process for each locale, because the toolkit reads it once.
func TestSpeakUnderLocales(t *testing.T) {
	if os.Getenv("LIUJIN_SPEAK") != "" {
		if err := Speak(); err != nil {
			t.Fatal(err)
		}
		for key, want := range fyneWords {
			if got := lang.X(key, "?"); got != want {
				t.Errorf("%s is %q, not %q", key, got, want)
			}
		}
		return
	}
	for _, locale := range []string{"zh_CN.UTF-8", "zh_CN.GB18030", "zh_TW.UTF-8", "zh_SG.UTF-8", "en_US.UTF-8", "ug_CN.UTF-8",
		"bo_CN.UTF-8",
		"ja_JP.UTF-8", "C"} {
		t.Run(locale, func(t *testing.T) {
			again := exec.Command(os.Args[0], "-test.run=^TestSpeakUnderLocales$")
			again.Env = append(os.Environ(), "LIUJIN_SPEAK=1", "LANGUAGE=", "LANG="+locale, "LC_ALL="+locale)
			if out, err := again.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
