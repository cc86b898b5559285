package views

import (
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"liujin/views/kit"
)

// Prefs are what one person at one PC likes, whatever ledger is open.
type Prefs struct{ store fyne.Preferences }

// NewPrefs keeps preferences where the toolkit keeps them for this program.
func NewPrefs(store fyne.Preferences) *Prefs { return &Prefs{store} }

// mostRecent is how many ledgers are remembered.
const mostRecent = 6

// Recent returns the ledgers opened lately that still exist, the newest first.
func (p *Prefs) Recent() []string {
	return slices.DeleteFunc(p.store.StringList("recent"), func(path string) bool {
		_, err := os.Stat(path)
		return err != nil
	})
}

// Last returns the ledger that was open last, there or not.
func (p *Prefs) Last() string {
	if all := p.store.StringList("recent"); len(all) > 0 {
		return all[0]
	}
	return ""
}

// Opened remembers a ledger.
func (p *Prefs) Opened(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	all := slices.DeleteFunc(p.store.StringList("recent"), func(other string) bool { return other == path })
	all = slices.Insert(all, 0, path)
	p.store.SetStringList("recent", all[:min(len(all), mostRecent)])
}

// Remind tells whether a notice of the system's says at start-up what is to be done. Not unless the user wants it: the desk, which opens
// first, lists the same.
func (p *Prefs) Remind() bool { return p.store.Bool("remind") }

// SetRemind chooses that.
func (p *Prefs) SetRemind(on bool) { p.store.SetBool("remind", on) }

// Theme returns the look that was chosen.
func (p *Prefs) Theme() *kit.Theme {
	return &kit.Theme{Dark: p.store.Bool("dark"), Large: p.store.Bool("large")}
}

// SetTheme chooses the look and applies it at once.
func (p *Prefs) SetTheme(t *kit.Theme) {
	p.store.SetBool("dark", t.Dark)
	p.store.SetBool("large", t.Large)
	now, ok := fyne.CurrentApp().Settings().Theme().(*kit.Theme)
	if !ok || *now != *t { // a change lets go of the faces, which takes a while
		kit.Wear(t)
	}
}
