package app

import (
	"errors"
	"path/filepath"

	"liujin/app/sheets"
	"liujin/data"
)

// OpenTable opens a workbook or text table that is to be read; why it can't be is said in a sentence.
func OpenTable(path string) (*sheets.Workbook, error) {
	book, err := sheets.Open(path)
	var refused sheets.Refusal
	if errors.As(err, &refused) {
		return nil, data.Fail(data.BadFile, err, "%s", refused)
	}
	return book, err
}

// ExplainOutput turns what hinders an output file into a sentence.
func ExplainOutput(err error, path string) error {
	name := filepath.Base(path)
	switch {
	case errors.Is(err, sheets.ErrOpenElsewhere):
		return data.Fail(data.OpenElsewhere, err, "“%s”正在别的程序（如 Excel、WPS）里打开，写不进去。请先关闭它，或换一个文件名。", name)
	case errors.Is(err, sheets.ErrReadOnlyFile):
		return data.Fail(data.ReadOnly, err, "“%s”是只读的（或是一个文件夹），写不进去。请换一个文件名。", name)
	case errors.Is(err, sheets.ErrNoFolder):
		return data.Fail(data.NoPlace, err, "文件夹“%s”不存在或不能写入。请换一个地方保存。", filepath.Dir(path))
	case errors.Is(err, sheets.ErrNoRoom):
		return data.Fail(data.DiskFull, err, "“%s”没有保存：“%s”所在的磁盘已满。请清理磁盘，或换一个地方保存；原来有这个文件的，没有改动。", name, filepath.Dir(path))
	case errors.Is(err, sheets.ErrName):
		return data.Fail(Refused, err, "文件名太长，或者有系统不许用的字符，没有保存。请换一个短一些的文件名。")
	}
	return err
}
