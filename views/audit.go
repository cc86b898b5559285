package views

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// auditColumns are the columns of 操作记录.
var auditColumns = []table.Column[*data.AuditLine]{
	table.Of("at", "时间", 7, (*data.AuditLine).When),
	table.Of("label", "做了什么", 18, func(a *data.AuditLine) string { return a.Label }),
	table.Of("kinds", "改动的记录", 10, func(a *data.AuditLine) string { return a.Kinds() }),
	table.Of("who", "电脑登录名", 6, func(a *data.AuditLine) string { return a.Who }),
}

// auditLog is the tab 操作记录 of 设置与备份: what was done when, by which login of the PC. Nothing in it can be changed.
func auditLog(s *Shell) *Screen {
	list := listOf(s, "audit", "操作记录", auditColumns, s.app.DB().AuditLines)
	list.Empty = "还没有操作。每次保存、删除、导入、撤销都会记在这里。"
	list.Narrows = spans(s, list, (*data.AuditLine).Day, func(*data.AuditLine) bool { return true })
	note := kit.Quiet(fmt.Sprintf("列出最近 %d 次操作，只能查看；更早的仍在台账文件里。", data.MostAudited))
	content := container.NewBorder(nil, kit.Inset(8, note), nil, nil, list.Content())
	return &Screen{Content: kit.Card(content), Edit: listAlone[*data.AuditLine]{list}, Reload: list.Reload, Afresh: true}
}
