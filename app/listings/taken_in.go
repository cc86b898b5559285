package listings

import (
	"path/filepath"
	"slices"
	"strings"

	"liujin/app/sheets"
	"liujin/data"
)

// takenIn are the sheets whose like can be imported.
var takenIn = strings.Fields("deputy-roster visit-ledger opinion-ledger proposal-ledger training-ledger")

// CheckTakenIn refuses a workbook that bears the title of one of our sheets of which nothing can be imported: to guess what it holds
// would be to make records of what is no such thing.
func CheckTakenIn(book *sheets.Workbook) error {
	texts := []string{strings.TrimSuffix(filepath.Base(book.Path), filepath.Ext(book.Path))}
	for i := range book.Sheets {
		if g := &book.Sheets[i]; len(g.Cells) > 0 && len(g.Cells[0]) > 0 {
			texts = append(texts, strings.TrimSpace(g.Cells[0][0].Text))
		}
	}
	for _, s := range Sheets {
		if slices.Contains(texts, s.Title) && !slices.Contains(takenIn, s.Name) {
			return data.Fail(data.BadFile, nil, "这张表是“%s”，这一种表目前不能导入，什么都没有读。能导入的有：代表名册、走访台账、培训台账、意见建议台账、代表建议清单。", s.Title)
		}
	}
	return nil
}
