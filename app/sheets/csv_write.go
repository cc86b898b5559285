package sheets

import (
	"encoding/csv"
	"io"
	"strings"

	"liujin/app/table"
)

// WriteCSV writes the heads and rows of e to the file path, in UTF-8 with the mark that makes Excel read it so.
func WriteCSV(path string, e Export) error {
	return Replace(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		out := csv.NewWriter(w)
		out.UseCRLF = true
		if err := out.Write(e.Heads); err != nil {
			return err
		}
		for _, row := range e.Rows {
			record := make([]string, len(row))
			for i, c := range row {
				record[i] = harmless(e.shown(c))
			}
			if err := out.Write(record); err != nil {
				return err
			}
		}
		out.Flush()
		return out.Error()
	})
}

// harmless puts an apostrophe before text that a spreadsheet would take for a formula.
func harmless(c table.Cell) string {
	if c.Kind == table.Text && c.Text != "" && strings.ContainsRune("=+-@\t\r", rune(c.Text[0])) {
		return "'" + c.Text
	}
	return c.Text
}
