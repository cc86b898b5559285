package console

import (
	"encoding/json"

	"liujin/app"
	"liujin/app/duty"
	"liujin/app/rostering"
	"liujin/data"
)

// schedule plans the duty of a period, prints it, and saves it when asked to.
func schedule(c *call) error {
	f := c.flags("schedule", "ledger", "from", "to")
	path, from, to, today := f.ledger(), f.text("from"), f.text("to"), f.text("today")
	keep, save, asJSON := f.Bool("keep", false, ""), f.Bool("save", false, ""), f.Bool("json", false, "")
	effort := f.effort()
	if err := f.parse(0); err != nil {
		return err
	}
	done, err := effort.begin()
	if err != nil {
		return err
	}
	defer done()
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	return opened(*path, data.Options{ReadOnly: !*save, Source: source}, func(db *data.DB) error {
		a := app.New(db)
		planned, err := duty.New(a).Schedule(duty.ScheduleOrder{From: *from, To: *to, Keep: *keep,
			Effort: rostering.Effort(*effort.of), Progress: effort.tell, Enough: effort.enough})
		if err != nil {
			return err
		}
		if *save {
			if err := duty.New(a).SaveSchedule(planned); err != nil {
				return err
			}
		}
		rows, err := duty.New(a).ScheduleRows(planned)
		if err != nil {
			return err
		}
		if *asJSON {
			return writeSchedule(c, planned, rows)
		}
		for _, r := range rows {
			c.say("%s", r.Line())
		}
		for _, fact := range planned.Strip {
			if fact.Text != "" {
				c.say("· %s", fact.Text)
			}
		}
		for _, text := range append(planned.Skipped, planned.Causes...) {
			c.say("  %s", text)
		}
		if *save {
			c.say("已存入台账，可在窗口里用 Ctrl+Z 撤销（在关闭台账之前）。")
		}
		return nil
	})
}

// writePlan prints a schedule for other programs: the solver's result, with the shifts by what they are called.
func writeSchedule(c *call, planned *duty.Schedule, rows []duty.ShiftRow) error {
	type shift struct {
		Station  string   `json:"station"`
		Date     string   `json:"date"`
		Session  string   `json:"session"`
		Need     int      `json:"need"`
		How      string   `json:"how"`
		Deputies []string `json:"deputies"`
	}
	out := struct {
		From    string   `json:"from"`
		To      string   `json:"to"`
		Shifts  []shift  `json:"shifts"`
		Score   any      `json:"score"`
		Bound   any      `json:"bound"`
		Proven  bool     `json:"proven"`
		Through string   `json:"provenThrough"`
		Changes int      `json:"changes"`
		Skipped []string `json:"skipped"`
		Causes  []string `json:"causes"`
	}{From: planned.From, To: planned.To, Score: planned.Result.Score, Bound: planned.Result.Bound, Proven: planned.Result.Proven,
		Through: planned.Result.ProvenThrough, Changes: planned.Changes,
		Shifts: []shift{}, Skipped: append([]string{}, planned.Skipped...), Causes: append([]string{}, planned.Causes...)}
	for _, r := range rows {
		one := shift{Station: r.Station, Date: r.Day, Session: string(r.DayPart), Need: r.Need, How: r.How, Deputies: []string{}}
		for _, seat := range r.Seats {
			one.Deputies = append(one.Deputies, seat.Name)
		}
		out.Shifts = append(out.Shifts, one)
	}
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}
