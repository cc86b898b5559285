package views

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/views/kit"
)

// nastyVisits names namesakes, strangers and enterprises that are nearly ones we have.
func nastyVisits(t *testing.T, s *Shell, deputy string) string {
	t.Helper()
	enterprises, err := s.app.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	rows.WriteString("东港镇2026年走访企业台账\n走访时间,走访企业,走访代表,走访情况,存在问题\n")
	for i, f := range enterprises[:4] {
		short := []rune(strings.TrimSuffix(f.Name, "有限公司"))
		fmt.Fprintf(&rows, "3月%d日,%s,王海燕,生产正常,用工紧张\n", i+1, string(short[:len(short)-1]))
	}
	fmt.Fprintf(&rows, "3月20日,一家名称特别长的海洋生物科技发展股份有限公司东港镇工业园分公司,%s、查无此人、王海燕,好,\n13月40日,远航物流,%s,好,\n", deputy, deputy)
	path := filepath.Join(t.TempDir(), "走访台账.csv")
	if err := os.WriteFile(path, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The last step asks what only the office knows, and all that it shows follows the answer.
func TestWizardAsks(t *testing.T) {
	for name, look := range map[string]struct {
		theme kit.Theme
		size  fyne.Size
	}{"plain": {kit.Theme{}, fyne.NewSize(1366, 768)}, "small": {kit.Theme{}, fyne.NewSize(1024, 700)},
		"large": {kit.Theme{Large: true}, fyne.NewSize(1366, 768)}} {
		t.Run(name, func(t *testing.T) {
			defer func(size fyne.Size) { screenSize = size }(screenSize)
			screenSize = look.size
			s := sampleShell(t, look.theme)
			w := newVisitsWizard(s)
			w.path = nastyVisits(t, s, aDeputy(t, s))
			var err error
			if w.book, err = app.OpenTable(w.path); err == nil {
				err = w.readAs(nil, nil)
			}
			if err != nil {
				t.Fatal(err)
			}
			s.cover(w.body)
			w.columns()
			capture(t, s, "asks-1-"+name)
			w.faults()
			capture(t, s, "asks-2-"+name)
			w.compare()
			capture(t, s, "asks-3-"+name)
			before, problems := w.incoming.Count(), len(w.incoming.Problems)
			choice := firstChoice(t, w.body, "不导入这个人")
			choice.SetSelectedIndex(0)
			if after := w.incoming.Count(); after.New <= before.New || len(w.incoming.Problems) >= problems || !shows(w.body,
				w.incoming.Words()) {
				t.Errorf("%+v → %+v, %d problems of %d", before, after, len(w.incoming.Problems), problems)
			}
			capture(t, s, "asks-4-"+name)
			chosen := w.incoming.Count()
			act(t, s, "上一步")
			if w.compare(); w.incoming.Count() != chosen || firstChoice(t, w.body, "不导入这个人").SelectedIndex() != 0 {
				t.Errorf("who looks back at the faults finds %+v", w.incoming.Count())
			}
			w.last = nil
			w.compare() // another time: nothing is left over of what was chosen
			if w.incoming.Count() != before {
				t.Errorf("%+v", w.incoming.Count())
			}
		})
	}
}

// firstChoice is the first drop-down that offers a label.
func firstChoice(t *testing.T, in fyne.CanvasObject, label string) *kit.Choice {
	t.Helper()
	for _, o := range test.LaidOutObjects(in) {
		if c, ok := o.(*kit.Choice); ok {
			for _, one := range c.Options {
				if one == label {
					return c
				}
			}
		}
	}
	t.Fatal("no question offers", label)
	return nil
}
