package console

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// receivedFile is what is told of a file that came, as JSON.
type receivedFile struct {
	File    string   `json:"file"`
	Unit    string   `json:"unit,omitempty"`
	Code    string   `json:"code,omitempty"`
	Period  string   `json:"period,omitempty"`
	Number  int      `json:"sequence,omitempty"`
	Hash    string   `json:"hash,omitempty"`
	Verdict string   `json:"verdict"`
	Taken   bool     `json:"taken"`
	Why     string   `json:"why,omitempty"`
	Asks    string   `json:"asks,omitempty"`
	Doubts  []string `json:"doubts,omitempty"`
}

// receive takes files in that offices below sent up, or the one that the superior sent down. What asks first is taken only with --yes.
func receive(c *call) error {
	f := c.flags("receive", "ledger")
	path, today := f.ledger(), f.text("today")
	dry, asJSON, yes := f.Bool("dry-run", false, ""), f.Bool("json", false, ""), f.Bool("yes", false, "")
	if err := f.between(1, 2000); err != nil {
		return err
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	run := func(db *data.DB) error {
		b := below.New(app.New(db))
		if len(c.args) == 1 && parcel.FormatOf(c.args[0]) == parcel.Down.Name {
			return takeNotice(c, b.Book, c.args[0], *dry, *yes)
		}
		all, err := b.Look(c.args, func(int) bool { return true })
		if err != nil {
			return err
		}
		for i := range all {
			all[i].Agreed = *yes
		}
		taken := 0
		if !*dry {
			if taken, err = b.Accept(all); err != nil {
				return err
			}
		}
		if *asJSON {
			return tellJSON(c, all)
		}
		for i := range all {
			tellArrival(c, &all[i])
		}
		c.say("文件 %d 个，收下 %d 份", len(all), taken)
		return nil
	}
	if *dry {
		return reading(*path, source, run)
	}
	return opened(*path, data.Options{Source: source}, run)
}

// takeNotice takes in what the superior's file brings.
func takeNotice(c *call, b *upward.Book, path string, dry, yes bool) error {
	n, err := b.Bring(path)
	if err != nil {
		return err
	}
	if n.Asks != "" && !yes && !dry {
		return data.Fail(app.Refused, nil, "%s核对过的，加 --yes 再收一次。", n.Asks)
	}
	if !dry {
		if err := b.TakeNotice(n, yes); err != nil {
			return err
		}
	}
	c.say("%s发来的文件，第 %d 份", n.Manifest.Unit.Name, n.Manifest.Sequence)
	for _, line := range n.Lines {
		c.say("· %s", line)
	}
	if len(n.Lines) == 0 {
		c.say("没有新的内容。")
	}
	return nil
}

// require writes the file for the offices below: what is asked of them, and what became of what they sent; or, for those without the
// program, tables to be filled in.
func require(c *call) error {
	f := c.flags("require", "ledger")
	path, today, out, folder, period := f.ledger(), f.text("today"), f.text("out"), f.text("forms"), f.text("period")
	over := f.Bool("replace", false, "")
	if err := f.parse(0); err != nil {
		return err
	}
	if (*out == "") == (*folder == "") {
		return usage("require 要写 --out 文件（发给各单位的文件），或者 --forms 文件夹（填报表）")
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	return opened(*path, data.Options{Source: source}, func(db *data.DB) error {
		b := below.New(app.New(db))
		if *folder != "" {
			return writeForms(c, b, *folder, *period, *over)
		}
		n, err := b.Notice()
		if err != nil {
			return err
		}
		if err := b.SendDown(n, c.program.Version, *out); err != nil {
			return err
		}
		c.say("%s，已写到 %s", n.Words(), filepath.Base(*out))
		return nil
	})
}

// writeForms writes a table for each unit that fills one in, of a period or of the one that is summed up by default.
func writeForms(c *call, b *below.Book, folder, period string, over bool) error {
	all, at, err := b.Periods()
	if err != nil {
		return err
	}
	p := all[at].Period
	if period != "" {
		span, ok := days.ReadSpan(period)
		if !ok {
			return badPeriod(period)
		}
		p = upward.Period(span)
	}
	files, err := b.FormFiles(p, nil, folder)
	if err != nil {
		return err
	}
	if there := below.FormsThere(files); len(there) > 0 && !over {
		return data.Fail(data.Exists, nil, "文件夹里已经有%s的填报表，没有写。确实要用空表盖掉的，加 --replace 再写一次。", strings.Join(there, "、"))
	}
	if err := b.WriteForms(p, files); err != nil {
		return err
	}
	for i := range files {
		c.say("%s\t%s", files[i].Office.Name, filepath.Base(files[i].Path))
	}
	c.say("%s的填报表 %d 份，已写到 %s", p.Name, len(files), filepath.Base(folder))
	return nil
}

func arrivalOf(v *below.Arrival) receivedFile {
	m := &v.Manifest
	r := receivedFile{File: v.Name, Unit: m.Unit.Name, Code: m.Unit.Code, Number: m.Sequence, Verdict: string(v.Verdict), Taken: v.Takes(),
		Why: v.Why, Asks: v.Asks}
	if m.Period != nil {
		r.Period, r.Hash = m.Period.Name, v.Hash()
	}
	for _, d := range v.Remarks {
		r.Doubts = append(r.Doubts, d.Text)
	}
	return r
}

func tellJSON(c *call, all []below.Arrival) error {
	list := make([]receivedFile, len(all))
	for i := range all {
		list[i] = arrivalOf(&all[i])
	}
	out := json.NewEncoder(c.stdout)
	out.SetEscapeHTML(false)
	return out.Encode(list)
}

func tellArrival(c *call, v *below.Arrival) {
	r := arrivalOf(v)
	c.say("%s\t%s\t%s\t%s", r.Verdict, r.Unit, r.Period, r.File)
	for _, line := range append([]string{r.Why, r.Asks}, r.Doubts...) {
		if line != "" {
			c.say("  · %s", line)
		}
	}
}

// summary writes what the offices below reported of a period as a table, or of several as of one.
func summary(c *call) error {
	f := c.flags("summary", "ledger", "out")
	path, period, today, out := f.ledger(), f.text("period"), f.text("today"), f.text("out")
	from, to, all := f.text("from"), f.text("to"), f.Bool("figures", false, "")
	if err := f.parse(0); err != nil {
		return err
	}
	if *from != "" || *to != "" {
		*period = *from + ".." + *to
	}
	span, ok := days.ReadSpan(*period)
	if !ok {
		return badPeriod(*period)
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	return opened(*path, data.Options{Source: source}, func(db *data.DB) error { // what was counted of files may have to be counted again
		a := app.New(db)
		s, err := below.New(a).Over(upward.Period(span))
		if err != nil {
			return err
		}
		l := s.Listing()
		if *all {
			l = s.FigureListing()
		}
		if err := listings.New(a).ListSheet(l, *out); err != nil {
			return err
		}
		c.say("%s", s.Words())
		c.say("已写到 %s", filepath.Base(*out))
		return nil
	})
}

// badPeriod says how a period is written.
func badPeriod(text string) error {
	return usage("报送期“" + text + "”不对，请写成 2026-11、2026-Q4、2026 或 2026-11-01..2026-11-30 这样")
}
