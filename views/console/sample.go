package console

import (
	"path/filepath"
	"time"

	"liujin/app/sample"
)

// makeSample makes the made-up ledger.
func makeSample(c *call) error {
	f := c.flags("sample", "ledger")
	path, seed, today := f.ledger(), f.Int64("seed", 1, ""), f.text("today")
	if err := f.parse(0); err != nil {
		return err
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	if err := sample.Sample(*path, *seed, source.Now().Format(time.DateOnly)); err != nil {
		return err
	}
	c.say("示例台账已建好：%s", filepath.Base(*path))
	return nil
}
