package console

import (
	"path/filepath"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
)

// printPaper writes one of the office's papers as a PDF, or lists them.
func printPaper(c *call) error {
	f := c.flags("print")
	list, path, name, today, out := f.Bool("list", false, ""), f.ledger(), f.text("paper"), f.text("today"), f.text("out")
	from, to, station, id, wanted := f.text("from"), f.text("to"), f.text("station"), f.text("id"), f.text("faces")
	if err := f.parse(0); err != nil {
		return err
	}
	if *list {
		for _, p := range paperwork.Papers {
			c.say("%s\t%s", p.Name, p.Title)
		}
		return nil
	}
	f.need = []string{"ledger", "paper", "out"}
	if err := f.complete(); err != nil {
		return err
	}
	faces, err := facesOf(*wanted)
	if err != nil {
		return err
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	return reading(*path, source, func(db *data.DB) error {
		a := app.New(db)
		documents, err := paperwork.New(a).Paper(*name, paperwork.Order{From: *from, To: *to, Station: *station, IDs: app.SplitIDs(*id)})
		if err != nil {
			return err
		}
		job := print.Layout(faces, print.Own, documents...)
		if err := paperwork.New(a).PDF(job, *out); err != nil {
			return err
		}
		for _, m := range job.Missing {
			c.say("提醒：没有一种字体有“%c”（U+%04X）这个字，纸上用〓代替，在“%s”里。", m.Rune, m.Rune, m.Where)
		}
		c.say("%s：%d 页，已写到 %s（%s）", documents[0].Name, len(job.Pages), filepath.Base(*out), faces.Said())
		return nil
	})
}

// facesOf returns the faces to print with: the shipped ones, which are the same everywhere, unless the system's are asked for.
func facesOf(wanted string) (*print.Faces, error) {
	switch wanted {
	case "", "shipped":
		return print.Shipped()
	case "system":
		return print.System()
	}
	return nil, data.Fail(app.Refused, nil, "--faces 只能是 system（本机字体）或 shipped（自带字体）。")
}
