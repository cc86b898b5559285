package duty

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/sheets"
	"liujin/data"
)

// Calendars is what WriteCalendars wrote.
type Calendars struct {
	Files     int      // calendars that are in the folder now
	Cancelled int      // shifts that were in an earlier file and are cancelled in the new one
	Changed   []string // where the period was written before: calendars that say other than then, and are to be passed on again
	Removed   int      // files of earlier calendars that were taken out of the folder, since nothing of the period is in them any more
}

// Words says what is other than in the calendars written before, and who has to be sent one again; "" where nothing was written before.
func (c *Calendars) Words() string {
	var said []string
	if len(c.Changed) > 0 {
		said = append(said, "和上次导出的不同，请重新发送："+app.Few(c.Changed, 8, "个")+"。")
	}
	if c.Cancelled > 0 {
		said = append(said, fmt.Sprintf("上次导出以后取消了 %d 班，对方导入新文件后，日历里的旧安排会撤下或标明“已取消”。", c.Cancelled))
	}
	if c.Removed > 0 {
		said = append(said, fmt.Sprintf("文件夹里过时的日历文件清理了 %d 个。", c.Removed))
	}
	return strings.Join(said, "\n")
}

// entry is a shift in the calendar of a deputy or a station. What was written last is kept in the ledger (data.CalendarsSetting): a
// calendar that took an entry in keeps it until a file with the same UID and a higher SEQUENCE says otherwise (RFC 5545, 3.8.7.4).
type entry struct {
	sheets.Event
	Owner    string // the deputy's or the station's id
	Calendar string // what the calendar is called
	Unsent   bool   `json:",omitempty"` // it is other than in a file before, and writing that ended half-way: it is still to be told
}

// rememberedDays is for how long an entry of the past is remembered.
const rememberedDays = 92

// WriteCalendars writes the shifts of a period as calendar files into a folder: one for each deputy who has any, one for each station. What
// an earlier file said and what is dropped, handed over or put off since, the new ones cancel or change; earlier files of the folder that
// nothing of this concerns any more are taken away.
func (a *Book) WriteCalendars(from, to, folder string) (Calendars, error) {
	before, err := a.writtenEntries()
	if err != nil {
		return Calendars{}, err
	}
	now, err := a.entries(before, from, to)
	if err != nil {
		return Calendars{}, err
	}
	if len(now) == 0 {
		return Calendars{}, data.Fail(app.Refused, nil, "%s 至 %s 没有班次，没有日历可以导出。", from, to)
	}
	done := follow(before, now)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return Calendars{}, data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，请检查后再试。", folder)
	}
	// Remembered first: where writing ends half-way, a number was left out, and none is given twice.
	if err := a.remember(before, now); err != nil {
		return Calendars{}, err
	}
	if done, err = a.writeCalendars(now, folder, done); err != nil || len(done.Changed) == 0 {
		return done, err
	}
	for i := range now {
		now[i].Unsent = false
	}
	return done, a.remember(before, now)
}

// entries are what the calendars of a period are to say: its shifts, and what was written of it before and is no longer so.
func (a *Book) entries(before map[string]entry, from, to string) ([]entry, error) {
	rows, err := a.Shifts("", days.Last)
	if err != nil {
		return nil, err
	}
	called, err := a.calendarNames()
	if err != nil {
		return nil, err
	}
	all, err := a.shiftEntries(rows, called)
	if err != nil {
		return nil, err
	}
	within := func(day string) bool { return from <= day && day <= to }
	var now []entry
	there := map[string]bool{}
	for i := range all {
		was, written := before[all[i].UID]
		if within(all[i].Day) || written && within(was.Day) {
			now = append(now, all[i])
		}
		there[all[i].UID] = true
	}
	for _, was := range before {
		if there[was.UID] || !within(was.Day) {
			continue
		}
		was.Cancelled = true
		if heir, err := a.DB().Resolve(data.KindDeputy, was.Owner); err != nil {
			return nil, err
		} else if called[heir] != "" {
			was.Owner, was.Calendar = heir, called[heir]
		}
		now = append(now, was)
	}
	slices.SortFunc(now, func(x, y entry) int { return strings.Compare(x.Day+x.Begins+x.UID, y.Day+y.Begins+y.UID) })
	return now, nil
}

// shiftEntries are shifts as calendars say them: one entry for the station, one for each deputy.
func (a *Book) shiftEntries(rows []ShiftRow, called map[string]string) ([]entry, error) {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r ShiftRow) bool { return r.State == data.ShiftCancelled }) // as on paper
	where, err := a.Addresses()
	if err != nil {
		return nil, err
	}
	var all []entry
	for i := range rows {
		r := &rows[i]
		place := strings.TrimSpace(r.Station + " " + where[r.StationID])
		event := sheets.Event{UID: r.ID + "@liujin", Title: r.Station + "值班：" + r.Names(), Place: place, Day: r.Day, Begins: r.Begins,
			Ends: r.Ends, Note: "值班代表：" + r.Names()}
		all = append(all, entry{Event: event, Owner: r.StationID, Calendar: "站点-" + r.Station})
		for k := range r.Seats {
			own := event
			own.UID, own.Title = r.ID+"-"+r.Seats[k].DeputyID+"@liujin", r.Station+"值班"
			all = append(all, entry{Event: own, Owner: r.Seats[k].DeputyID, Calendar: called[r.Seats[k].DeputyID]})
		}
	}
	return all, nil
}

// calendarNames are what the deputies' calendars are called, one each: namesakes are told apart as on paper, or else by the end of their
// ids.
func (a *Book) calendarNames() (map[string]string, error) {
	all, err := a.DB().Deputies()
	if err != nil {
		return nil, err
	}
	names, err := a.DeputyNames(a.Today())
	if err != nil {
		return nil, err
	}
	file := func(d *data.DeputyFields) string { return sheets.FileName("代表-" + names[d.ID]) }
	same := app.CountBy(all, file)
	called := make(map[string]string, len(all))
	for i := range all {
		called[all[i].ID] = "代表-" + names[all[i].ID]
		if same[file(&all[i])] > 1 {
			called[all[i].ID] = "代表-" + all[i].Name + "（" + all[i].ID[max(0, len(all[i].ID)-8):] + "）"
		}
	}
	return called, nil
}

// follow gives each entry the number that follows on what was written of it before, and says what is new in that.
func follow(before map[string]entry, now []entry) Calendars {
	var done Calendars
	again := slices.ContainsFunc(now, func(e entry) bool { _, written := before[e.UID]; return written })
	for i := range now {
		e := &now[i]
		was, written := before[e.UID]
		e.Sequence = was.Sequence
		changed := written && was.Event != e.Event
		e.Sequence += app.OneIf(changed)
		e.Unsent = again && (!written || changed || was.Unsent)
		done.Cancelled += app.OneIf(e.Unsent && e.Cancelled && strings.HasPrefix(e.Calendar, "站点-"))
		if e.Unsent && !slices.Contains(done.Changed, e.Calendar) {
			done.Changed = append(done.Changed, e.Calendar)
		}
	}
	slices.Sort(done.Changed)
	return done
}

// writtenEntries are the entries as they were written last, by UID.
func (a *Book) writtenEntries() (map[string]entry, error) {
	text, err := a.DB().Setting(data.CalendarsSetting)
	if err != nil {
		return nil, err
	}
	before := map[string]entry{}
	if json.Unmarshal([]byte(text), &before) != nil {
		return map[string]entry{}, nil // never written, or not legible: what is written then begins anew
	}
	return before, nil
}

// remember keeps what is written now, and forgets what is long past.
func (a *Book) remember(before map[string]entry, now []entry) error {
	old := days.After(a.Today(), -rememberedDays)
	for uid, e := range before {
		if e.Day < old {
			delete(before, uid)
		}
	}
	for _, e := range now {
		before[e.UID] = e
	}
	text, err := json.Marshal(before)
	if err != nil {
		return err
	}
	return a.DB().SetSetting(data.CalendarsSetting, string(text))
}

// writeCalendars writes the entries' files and takes out of the folder what is none of them.
func (a *Book) writeCalendars(now []entry, folder string, done Calendars) (Calendars, error) {
	stamp, err := time.Parse(time.DateOnly, a.Today())
	if err != nil {
		return done, fmt.Errorf("read today: %w", err)
	}
	files := map[string][]sheets.Event{}
	for i := range now {
		files[now[i].Calendar] = append(files[now[i].Calendar], now[i].Event)
	}
	written := map[string]bool{}
	for name, events := range files {
		base := sheets.FileName(name) + ".ics"
		path := filepath.Join(folder, base)
		if err := sheets.Replace(path, func(w io.Writer) error { return sheets.WriteICS(w, name, stamp, events) }); err != nil {
			return done, app.ExplainOutput(err, path)
		}
		written[base] = true
	}
	done.Files = len(written)
	there, err := os.ReadDir(folder)
	if err != nil {
		return done, data.Fail(data.ReadOnly, err, "文件夹“%s”读不出来，里面原有的日历文件没有清理，请检查后再导出一次。", folder)
	}
	for _, f := range there {
		path := filepath.Join(folder, f.Name())
		if written[f.Name()] || !f.Type().IsRegular() || !sheets.OurICS(path) {
			continue
		}
		if err := os.Remove(path); err != nil {
			return done, data.Fail(data.ReadOnly, err, "过时的日历文件“%s”删不掉，请关掉打开它的程序后再导出一次。", path)
		}
		done.Removed++
	}
	return done, nil
}

// Addresses are where the stations are, by id.
func (a *Book) Addresses() (map[string]string, error) {
	all, err := a.DB().Stations()
	return app.Names(all, err, func(s *data.StationFields) (string, string) { return s.ID, s.Address })
}
