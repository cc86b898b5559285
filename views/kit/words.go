package kit

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// Wording that screens share.
const (
	WordSave        = "保存"
	WordSaveAndNext = "保存并再记一条"
	WordCancel      = "取消"
	WordOK          = "知道了"
	WordClose       = "关闭"
	WordDelete      = "删除"
	WordEdit        = "修改"
	WordYes         = "是"
	WordUndo        = "撤销"
	WordRedo        = "重做"
	WordExportExcel = "导出 Excel"
	WordPrint       = "打印"
	WordFilter      = "筛选（可用拼音首字母）"
	WordColumns     = "选列"
	WordMore        = "更多…"
	WordMoreFields  = "更多"
	WordChoose      = "请选择"
	WordBrowse      = "浏览…"
	WordCopy        = "复制"
	WordCopied      = "已复制"
)

// fyneWords replaces the toolkit's own wording, which is English or poor Chinese.
var fyneWords = map[string]string{
	"Advanced": "高级", "Cancel": "取消", "Confirm": "确定", "Copy": "复制", "Create Folder": "新建文件夹", "Cut": "剪切",
	"Enter filename": "文件名", "Error": "出错了", "Favourites": "收藏", "File": "文件", "Folder": "文件夹", "New Folder": "新建文件夹",
	"No": "否", "OK": "确定", "Open": "打开", "Paste": "粘贴", "Quit": "退出", "Redo": "重做", "Save": "保存", "Select all": "全选",
	"Show Hidden Files": "显示隐藏文件", "Undo": "撤销", "Yes": "是", "file.name": "名称", "file.parent": "上一级",
	"monday": "星期一", "tuesday": "星期二", "wednesday": "星期三", "thursday": "星期四", "friday": "星期五", "saturday": "星期六", "sunday": "星期日",
	"monday.short": "一", "tuesday.short": "二", "wednesday.short": "三", "thursday.short": "四", "friday.short": "五", "saturday.short": "六",
	"sunday.short": "日",
}

// Speak makes the toolkit's own words Chinese, whatever locale the office's system reports.
func Speak() error {
	text, err := json.Marshal(fyneWords)
	if err != nil {
		return err
	}
	for _, locale := range []fyne.Locale{"zh-Hans", "zh-CN", "en"} {
		if err := lang.AddTranslationsForLocale(text, locale); err != nil {
			return err
		}
	}
	return nil
}

// SaveAnd names the button that saves and goes on with an act.
func SaveAnd(act string) string { return WordSave + "并" + act }
