package main

import (
	"path/filepath"
	"time"

	"liujin/app"
	"liujin/data"
)

// sample makes the made-up ledger.
func sample(c *call) error {
	f := c.flags("sample", "ledger")
	path, seed, today := f.ledger(), f.Int64("seed", 1, ""), f.text("today")
	if err := f.parse(0); err != nil {
		return err
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	if err := app.Sample(*path, *seed, source.Now().Format(time.DateOnly)); err != nil {
		return err
	}
	c.say("示例台账已建好：%s", filepath.Base(*path))
	return nil
}

// backup copies the ledger to its own backup place, or to a folder that is named.
func backup(c *call) error {
	f := c.flags("backup", "ledger")
	path, to := f.ledger(), f.text("to")
	if err := f.parse(0); err != nil {
		return err
	}
	return reading(*path, data.SystemSource(), func(db *data.DB) error {
		info, err := data.BackupInfo{}, error(nil)
		if *to == "" {
			info, err = db.Backup(data.WhyManual)
		} else {
			info, err = db.BackupTo(*to, data.WhyManual)
		}
		if err != nil {
			return err
		}
		c.say("已备份到 %s（%.1f MB，照片和附件 %d 个）", info.Path(), float64(info.Bytes)/1e6, info.Photos)
		if info.Missing > 0 {
			c.say("其中 %d 个照片或附件的文件在台账里已经缺失。", info.Missing)
		}
		if info.Warning != "" {
			c.say("%s", info.Warning)
		}
		return nil
	})
}

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
