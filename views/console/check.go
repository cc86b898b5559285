package console

import "liujin/data"

// check says what is wrong with a ledger, a sentence a fault.
func check(c *call) error {
	f := c.flags("check", "ledger")
	path := f.ledger()
	if err := f.parse(0); err != nil {
		return err
	}
	return reading(*path, data.SystemSource(), func(db *data.DB) error {
		faults, err := db.Check()
		if err != nil {
			return err
		}
		for _, fault := range faults {
			c.say("%s", fault)
		}
		if len(faults) > 0 {
			return data.Fail(data.Damaged, nil, "台账有 %d 处问题。请从“设置与备份”恢复备份，或按上面的提示处理。", len(faults))
		}
		c.say("检查完毕，没有发现问题。")
		return nil
	})
}
