package views

import (
	"liujin/data"
)

// greet says what the user should know when a ledger opens: a wrong clock, a synced folder, text that was never saved.
func (s *Shell) greet() {
	if warning := s.app.DB().ClockWarning(); warning != "" {
		s.Failed("请校准电脑时间", data.Fail(data.Nothing, nil, "%s", warning))
	}
	if warning := data.CloudWarning(s.app.DB().Path()); warning != "" {
		s.status.say(warning)
	}
}

func (s *Shell) importRoster() { chooseFile(s, "导入代表名册", s.importFrom) }

func (s *Shell) importFrom(path string) {}

func backupLine(s *Shell) string { return "" }
