// Package app is the open ledger: operations, undo, the plain registers and the forms of activities. Its rooms are what the office
// does with them. It knows no SQL and no window.
package app

import (
	"strings"

	"liujin/app/days"
	"liujin/data"
)

// Version is the program's version; make sets it from FyneApp.toml.
var Version = "0.1.0"

// App serves one open ledger to the window and to the command line alike.
type App struct {
	db        *data.DB
	listeners []func(data.Change)
}

// Refused is the code of a request that can't be done as it was asked.
const Refused data.Code = "refused"

// New serves an open ledger.
func New(db *data.DB) *App { return &App{db: db} }

// DB returns the ledger for what concerns the file as a whole: backups, files, settings, drafts.
func (a *App) DB() *data.DB { return a.db }

// Today returns the day of the ledger's clock, as an ISO date.
func (a *App) Today() string { return days.ISO(a.db.Now()) }

// Listen has fn called after each operation, undo and redo, when it is committed.
func (a *App) Listen(fn func(data.Change)) { a.listeners = append(a.listeners, fn) }

// Do runs one operation and tells the listeners what it changed.
func (a *App) Do(label string, fn func(*data.Tx) error) error {
	return a.committed(a.db.Do(tidy(label), fn))
}

// DoForGood runs one operation that is not taken back, and tells the listeners what it changed.
func (a *App) DoForGood(label string, fn func(*data.Tx) error) error {
	return a.committed(a.db.DoForGood(tidy(label), fn))
}

// tidy leaves out of an operation's name what the record has not got: an opinion has no number before it is saved, a person may be unnamed.
func tidy(label string) string { return unnamed.Replace(label) }

var unnamed = strings.NewReplacer("“”", "", "“ ", "“", " ”", "”")

// Undo takes the newest operation back; Redo does it again.
func (a *App) Undo() error { return a.committed(a.db.Undo()) }

// Redo does the operation that was undone last again.
func (a *App) Redo() error { return a.committed(a.db.Redo()) }

func (a *App) committed(change data.Change, err error) error {
	if err != nil {
		return err
	}
	for _, tell := range a.listeners {
		tell(change)
	}
	return nil
}

// Deletable says what keeps a record from being deleted; nil when nothing does. An activity never is in use: what was asked for there only
// loses its link.
func (a *App) Deletable(of data.Kind, id string) error { return a.db.Deletable(of, id) }

// CountBy adds one to each key.
func CountBy[T any](all []T, key func(*T) string) map[string]int {
	out := map[string]int{}
	for i := range all {
		out[key(&all[i])]++
	}
	return out
}

// Saved names an operation by what it saves.
func Saved(id, what, name string) string {
	verb := "修改"
	if id == "" {
		verb = "新增"
	}
	return verb + what + Quoted(name)
}

// Quoted is what something is called, in quotation marks.
func Quoted(name string) string { return "“" + inner.Replace(name) + "”" }

// inner sets quotation marks within others (GB/T 15834).
var inner = strings.NewReplacer("“", "‘", "”", "’")
