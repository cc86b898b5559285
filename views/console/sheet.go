package console

import (
	"path/filepath"

	"liujin/app"
	"liujin/app/listings"
	"liujin/data"
)

// sheet writes one of the office's tables to a file, or lists them.
func sheet(c *call) error {
	f := c.flags("sheet")
	list, path, name, today, out := f.Bool("list", false, ""), f.ledger(), f.text("sheet"), f.text("today"), f.text("out")
	whole := f.Bool("phones", false, "")
	from, to, station := f.text("from"), f.text("to"), f.text("station")
	if err := f.parse(0); err != nil {
		return err
	}
	if *list {
		for _, s := range listings.Sheets {
			c.say("%s\t%s", s.Name, s.Title)
		}
		return nil
	}
	f.need = []string{"ledger", "sheet", "out"}
	if err := f.complete(); err != nil {
		return err
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	return reading(*path, source, func(db *data.DB) error {
		a := app.New(db)
		l, err := listings.New(a).Sheet(*name, listings.Order{From: *from, To: *to, Station: *station})
		if err == nil {
			l.Whole = *whole
			err = listings.New(a).ListSheet(l, *out)
		}
		if err == nil {
			c.say("%s：%d 行，已写到 %s", l.Title, len(l.Rows), filepath.Base(*out))
		}
		return err
	})
}
