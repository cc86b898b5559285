package console

import (
	"path/filepath"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/app/upward/form"
	"liujin/data"
)

// file writes a period's file that goes up.
func file(c *call) error {
	f := c.flags("report", "ledger", "period", "out")
	path, period, today, out, reason := f.ledger(), f.text("period"), f.text("today"), f.text("out"), f.text("reason")
	zero, template, marks := f.Bool("zero", false, ""), f.text("form"), f.Bool("marks", false, "")
	if err := f.parse(0); err != nil {
		return err
	}
	span, ok := days.ReadSpan(*period)
	if !ok {
		return badPeriod(*period)
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	return opened(*path, data.Options{Source: source}, func(db *data.DB) error {
		b := below.New(app.New(db)).Book
		if *template != "" || *marks {
			return fillForm(c, b, upward.Period(span), *template, *out)
		}
		filing, err := b.Prepare(upward.Period(span))
		if err != nil {
			return err
		}
		if *reason != "" {
			filing.Reason = *reason
		}
		m, err := b.Send(filing, c.program.Version, *out, *zero)
		if err != nil {
			return err
		}
		c.say("%s 第 %d 次上报，校验码 %s，已写到 %s", filing.Period.Name, filing.Sequence, parcel.Code(m.Hash()), filepath.Base(*out))
		for _, line := range filing.Differs() {
			c.say("· %s", line)
		}
		return nil
	})
}

// verify reads a file as whoever receives it does, and says what is in it.
func verify(c *call) error {
	f := c.flags("verify")
	if err := f.parse(1); err != nil {
		return err
	}
	r, err := upward.Open(c.args[0])
	if err != nil {
		return err
	}
	m := &r.Manifest
	c.say("%s（%s，%s）%s 第 %d 次上报，%s 生成", m.Unit.Name, m.Unit.Level, m.Unit.Code, m.Period.Name, m.Sequence, m.Made)
	c.say("校验码 %s　签名 %s", parcel.Code(m.Hash()), parcel.Fingerprint(m.Key))
	for _, flag := range []struct {
		set  bool
		text string
	}{{m.Sample, "示例台账的文件，只能用来试"}, {m.Zero, "零报告"}, {r.Ignored > 0, "是更新的程序写的，新增加的内容没有看"}} {
		if flag.set {
			c.say("· %s", flag.text)
		}
	}
	if words := r.Statement.Below.Words(); words != "" {
		c.say("· 各单位%s", words)
	}
	for _, e := range m.Files {
		c.say("  %s\t%d 行\t%d 字节", e.Name, e.Rows, e.Bytes)
	}
	for _, one := range r.Remarks {
		c.say("待核：%s", one.Text)
	}
	if len(r.Remarks) == 0 {
		c.say("内容完整，签名有效，数字与记录一致。")
	}
	return nil
}

// fillForm writes the superior's own table with the figures of a period, or, without one, the marks that it may hold.
func fillForm(c *call, b *upward.Book, p parcel.Period, template, out string) error {
	if template == "" {
		l, err := form.MarkListing(b, p)
		if err == nil {
			err = listings.New(b.App).ListSheet(l, out)
		}
		if err == nil {
			c.say("标记 %d 个，已写到 %s", len(l.Rows), filepath.Base(out))
		}
		return err
	}
	done, open, err := form.Fill(b, p, template, out)
	if err != nil {
		return err
	}
	c.say("填了 %d 处，已写到 %s", done, filepath.Base(out))
	for _, name := range open {
		c.say("· 不认得 {{%s}}，留着没有填", name)
	}
	return nil
}
