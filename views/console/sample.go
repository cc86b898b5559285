package console

import (
	"path/filepath"
	"time"

	"liujin/app/sample"
	"liujin/data"
)

// makeSample makes the made-up ledger.
func makeSample(c *call) error {
	f := c.flags("sample", "ledger")
	path, seed, today, level := f.ledger(), f.Int64("seed", 1, ""), f.text("today"), f.String("level", string(data.OfficeTown), "")
	if err := f.parse(0); err != nil {
		return err
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	day := source.Now().Format(time.DateOnly)
	switch of := data.OfficeLevel(*level); of {
	case data.OfficeTown:
		err = sample.Sample(*path, *seed, day)
	case data.OfficeCounty, data.OfficeCity:
		err = sample.Above(*path, *seed, day, of)
	default:
		return usage("没有“" + *level + "”一级的示例，可以写 镇、县、市")
	}
	if err != nil {
		return err
	}
	c.say("示例台账已建好：%s", filepath.Base(*path))
	return nil
}
