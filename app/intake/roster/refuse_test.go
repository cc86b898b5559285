package roster

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// Tables that hold no roster are refused in one sentence.
func TestNoRoster(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages []page
		want  error
	}{
		{"nothing at all", []page{{name: "Sheet1", text: "\n"}}, errNoName},
		{"a table of something else", []page{{name: "预算", text: "项目|金额\n修路|100"}, {name: "说明", text: "一、本表由各镇填写"}}, errNoName},
		{"a head and no names", []page{{name: "名册", text: "姓名|性别|电话\n||\n填表人：李四||"}}, errNobody},
		{"a count of deputies", []page{{name: "统计", text: "小组|人数|女\n第一代表小组|19|6\n合计|19|6"}}, errNoName},
	} {
		t.Run(c.name, func(t *testing.T) {
			wb, err := sheets.Open(workbook(t, c.pages...))
			if err != nil {
				t.Fatal(err)
			}
			if _, err = Read(wb, intake.Options{Today: today}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			} else if strings.Count(err.Error(), "。") != 1 {
				t.Errorf("not one sentence: %v", err)
			}
		})
	}
	letter := filepath.Join(t.TempDir(), "通知.txt")
	if err := os.WriteFile(letter, []byte("各代表小组：\n请于本月 25 日前报送名册，联系人姓名、电话一并报来。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	wb, err := sheets.Open(letter)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(wb, intake.Options{Today: today}); !errors.Is(err, errNoName) {
		t.Errorf("a letter: %v", err)
	}
}

// Rows that a filter hides are read, and said; a column that is not understood is named.
func TestHiddenRowsAndUnreadColumns(t *testing.T) {
	path := workbook(t, page{name: "镇代表", text: "姓名|电话|血型\n张三|13900001111|A\n李四|13900001112|B"})
	f, err := excelize.OpenFile(path)
	if err == nil {
		err = errors.Join(f.SetRowVisible("镇代表", 3, false), f.Save(), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	wb, err := sheets.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(wb, intake.Options{Today: today})
	if err != nil || len(r.People) != 2 {
		t.Fatalf("%v %v", r, err)
	}
	notes := strings.Join(r.Notes, " ")
	for _, want := range []string{"第 3 行在表里是隐藏的", "血型"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%s not in notes: %s", want, notes)
		}
	}
}

// Identity numbers leave the table by no way: not as a value, a problem, a note or a kept word.
func TestIdentityNumbersGoNowhere(t *testing.T) {
	const id, old = "32092219800512123X", "320922800512123"
	text := "姓名|性别|民族|出生年月|政治面貌|学历|工作单位|职务|电话|代表小组|家站点|代表层级|选区|代表证号|备注|职业构成\n"
	heads := strings.Count(text, "|")
	for col := range heads + 1 {
		for _, secret := range []string{id, old, "身份证 " + id + "。", "３２０９２２１９８００５１２１２３Ｘ"} {
			cells := strings.Split("张三|男|汉|1980.05|群众|大专|东港镇政府|镇长|13900001111|第一小组|东港站|镇|第3选区|001|常委|工人", "|")
			cells[col] = secret
			path := workbook(t,
				page{name: "名册",
					text: text + strings.Join(cells, "|") + "\n李四|女|汉|1981.05|群众|大专|东港镇政府||13900001112|第一小组|东港站|镇|第3选区|002||工人"})
			wb, err := sheets.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(wb, intake.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range []string{"19800512123", "320922800512123", "800512123", "１９８００５１２"} {
				for _, p := range r.People {
					for _, word := range []string{p.line(), p.Note, p.Station, p.Occupation, p.EducationDetail, p.Mandates[0].Certificate} {
						if strings.Contains(word, part) {
							t.Errorf("column %d: %s in %s", col, part, word)
						}
					}
				}
				for _, p := range r.Problems {
					if strings.Contains(p.Value+p.Text, part) {
						t.Errorf("column %d: %s in %+v", col, part, p)
					}
				}
				if strings.Contains(strings.Join(r.Notes, ""), part) {
					t.Errorf("column %d: %s in %v", col, part, r.Notes)
				}
			}
		}
	}
}
