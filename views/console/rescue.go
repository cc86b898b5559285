package console

import "liujin/data"

// rescue takes the records out of a ledger that is refused, into a clean one.
func rescue(c *call) error {
	f := c.flags("rescue", "ledger")
	path, to := f.ledger(), f.text("to")
	if err := f.parse(0); err != nil {
		return err
	}
	if *to == "" {
		*to = data.RescueName(*path)
	}
	done, err := data.Rescue(*path, *to, data.Options{})
	if err != nil {
		return err
	}
	for _, line := range append(done.Left, done.Missing...) {
		c.say("%s", line)
	}
	c.say("取出 %d 条记录，新台账在 %s", done.Rows, done.Path)
	return nil
}
