package console

import (
	"path/filepath"
	"strconv"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
)

// printing is what print was told.
type printing struct {
	name, out     string
	order         paperwork.Order
	issue         issueFlag // the paper goes out: it is numbered and kept
	dated, reason string
}

// issueFlag is --issue, with a number or without: then the next one is given.
type issueFlag struct {
	given  bool
	number string
}

func (i *issueFlag) String() string   { return i.number }
func (i *issueFlag) IsBoolFlag() bool { return true }

// Set implements flag.Value.
func (i *issueFlag) Set(text string) error {
	if i.given = true; text != "true" {
		i.number = text
	}
	return nil
}

// printPaper writes one of the office's papers as a PDF, or lists them.
func printPaper(c *call) error {
	f, p := c.flags("print"), printing{}
	list, path, name, today, out := f.Bool("list", false, ""), f.ledger(), f.text("paper"), f.text("today"), f.text("out")
	from, to, station, id, wanted := f.text("from"), f.text("to"), f.text("station"), f.text("id"), f.text("faces")
	dated, reason := f.text("dated"), f.text("reason")
	f.Var(&p.issue, "issue", "")
	if err := f.between(0, 1); err != nil {
		return err
	}
	if len(f.call.args) > 0 {
		if !p.issue.given || p.issue.number != "" {
			return usage("多出了“" + f.call.args[0] + "”，不知道是什么意思")
		}
		p.issue.number = f.call.args[0]
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
	p.name, p.out, p.dated, p.reason = *name, *out, *dated, *reason
	p.order = paperwork.Order{From: *from, To: *to, Station: *station, IDs: app.SplitIDs(*id)}
	return opened(*path, data.Options{ReadOnly: !p.issue.given, Source: source}, func(db *data.DB) error {
		return p.run(c, paperwork.New(app.New(db)), faces)
	})
}

// run makes the paper and writes it; one that goes out is kept as it was written.
func (p *printing) run(c *call, book *paperwork.Book, faces *print.Faces) error {
	var going *paperwork.Outgoing
	if p.issue.given {
		var err error
		if going, err = p.outgoing(book); err != nil {
			return err
		}
		p.order = going.Order()
	}
	documents, err := book.Paper(p.name, p.order)
	if err != nil {
		return err
	}
	job := print.Layout(faces, print.Own, documents...)
	content, err := paperwork.Painted(job)
	if err == nil {
		err = book.WritePDF(content, p.out)
	}
	if err != nil {
		return err
	}
	for _, m := range job.Missing {
		c.say("提醒：没有一种字体有“%c”（U+%04X）这个字，纸上用〓代替，在“%s”里。", m.Rune, m.Rune, m.Where)
	}
	c.say("%s：%d 页，已写到 %s（%s）", documents[0].Name, len(job.Pages), filepath.Base(p.out), faces.Said())
	if going == nil {
		return nil
	}
	kept, err := book.KeepOutgoing(going, documents[0].Name, content)
	if err == nil {
		c.say("已记入印发登记：%s", paperwork.IssuedWords(&data.IssuedRow{IssuedFields: kept.IssuedFields, Kept: true}))
	}
	return err
}

// outgoing is the paper as it is to go out, with the number that was given or the next one; 0 is none.
func (p *printing) outgoing(book *paperwork.Book) (*paperwork.Outgoing, error) {
	if !paperwork.GoesOut(p.name) {
		return nil, data.Fail(app.Refused, nil, "“%s”不是印发出去的文件，不用 --issue。", p.name)
	}
	going, err := book.Outgoing(p.name, p.order)
	if err != nil {
		return nil, err
	}
	if p.issue.number != "" {
		n, err := strconv.Atoi(p.issue.number)
		if err != nil || !going.Numbered {
			return nil, data.Fail(app.Refused, err, "--issue 后面的编号“%s”不对：只有接待公告和简报编号，写一个数，0 是不编号。", p.issue.number)
		}
		if going.Number = n; n == 0 {
			going.Total = 0
		}
	}
	if p.dated != "" {
		going.Dated = p.dated
	}
	if p.reason != "" {
		going.Reason = p.reason
	}
	return going, book.CheckOutgoing(going)
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
