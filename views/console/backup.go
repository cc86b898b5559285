package console

import "liujin/data"

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
		if !info.Sound() {
			c.say("台账里有内容受损（%s），备份里也是这样；以前完好的备份会一直留着。", info.DamageText())
		}
		if info.Warning != "" {
			c.say("%s", info.Warning)
		}
		return nil
	})
}
