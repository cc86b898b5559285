package roster

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// drawn is a made-up roster as a file, with what it says.
type drawn struct {
	pages  []page
	want   []string // people in the order of the sheets
	faults []string // row and column
}

// plant puts a fault into a person's cells; the field and what to write there.
var plants = []struct {
	field, text string
	lost        func(p *Person)
}{
	{fieldBorn, "1980.13", func(p *Person) { p.Born = "" }}, {fieldBorn, "2027.05", func(p *Person) { p.Born = "" }},
	{fieldBorn, "1980.1", func(p *Person) { p.Born = "" }},
	{fieldBorn, "80.05", func(p *Person) { p.Born = "" }}, {fieldBorn, "1980.02.30", func(p *Person) { p.Born = "" }},
	{fieldPhone, "1390000119", func(p *Person) { p.Phone = "" }}, {fieldPhone, "139000011999", func(p *Person) { p.Phone = "" }},
	{fieldPhone, "1.39E+10", func(p *Person) { p.Phone = "" }},
	{fieldGender, "难", func(p *Person) { p.Gender = "" }}, {fieldParty, "公正党", func(p *Person) { p.Party = "" }},
	{fieldEducation, "天专", func(p *Person) { p.Education = "" }},
	{fieldEthnicity, "旱族", func(p *Person) { p.Ethnicity = "" }}, {fieldLevel, "村级", func(p *Person) { p.Mandates = nil }},
	{fieldName, "", func(p *Person) { p.Name = "" }},
}

// draw lays out one sheet of people.
func (o *office) draw(name, title string, people []Person, faulty bool, out *drawn) {
	var rows []string
	var merges []string
	if o.title {
		rows = append(rows, title)
		if !o.text {
			merges = append(merges, "A1:"+letters(len(o.columns)-1)+"1")
		}
		if o.chance(40) {
			rows = append(rows, "填报单位：东港镇人大主席团"+strings.Repeat("|", len(o.columns)-1)+"2026年11月1日")
		}
	}
	rows = append(rows, o.heads(len(rows)+1, &merges)...)
	head := rows[len(rows)-1]
	group, count := "", 0
	groupFrom := 0
	for i := range people {
		p := people[i]
		if p.Group != group {
			merges = o.mergeGroup(merges, groupFrom, len(rows))
			if o.groups == "titles" {
				rows = append(rows, o.one("无 一、 （一）")+p.Group+o.one("（19人） 无 （共3人）："))
				rows[len(rows)-1] = strings.ReplaceAll(rows[len(rows)-1], "无", "")
				if !o.text {
					merges = append(merges, fmt.Sprintf("A%d:%s%d", len(rows), letters(len(o.columns)-1), len(rows)))
				}
			}
			groupFrom = len(rows) + 1
		} else if o.gaps && o.chance(20) && o.groups != "merged" {
			rows = append(rows, o.one("无 头"))
			rows[len(rows)-1] = strings.NewReplacer("无", "", "头", head).Replace(rows[len(rows)-1])
		}
		first := p.Group != group
		group = p.Group
		count++
		o.row(&p, &rows, count, first, faulty, out)
	}
	merges = o.mergeGroup(merges, groupFrom, len(rows))
	if o.tail {
		rows = append(rows, fmt.Sprintf("合计|%d人", count), "填表人：李四|||审核人：王五")
	}
	out.pages = append(out.pages, page{name: name, text: strings.Join(rows, "\n") + "\n", merges: strings.Join(merges, " ")})
}

// row writes one person and what is expected of it.
func (o *office) row(p *Person, rows *[]string, count int, first, faulty bool, out *drawn) {
	number := len(*rows) + 1
	fault := -1
	if faulty && o.chance(30) {
		fault = o.IntN(len(plants))
	}
	dropped := false
	var cells []string
	for _, c := range o.columns {
		text := c.cell(o, p, count)
		if c.field == fieldGroup && !first && (o.groups == "merged" || o.groups == "once") {
			text = ""
		}
		if fault >= 0 && plants[fault].field == c.field {
			text = plants[fault].text
			out.faults = append(out.faults, fmt.Sprintf("%d %s", number, strings.NewReplacer("⏎", "", "　", "").Replace(c.head)))
			plants[fault].lost(p)
			dropped = c.field == fieldName
		}
		cells = append(cells, text)
	}
	*rows = append(*rows, strings.Join(cells, "|"))
	if !dropped {
		out.want = append(out.want, o.expected(p))
	}
}

// expected is the person as far as the columns tell.
func (o *office) expected(p *Person) string {
	told := func(field string) bool {
		return slices.ContainsFunc(o.columns, func(c drawnColumn) bool { return c.field == field })
	}
	for field, value := range map[string]*string{fieldGender: &p.Gender, fieldEthnicity: &p.Ethnicity, fieldBorn: &p.Born,
		fieldParty: &p.Party, fieldEducation: &p.Education,
		fieldEmployer: &p.Employer, fieldPhone: &p.Phone} {
		if !told(field) {
			*value = ""
		}
	}
	p.Mandates = slices.Clone(p.Mandates)
	for i := range p.Mandates {
		if !told(fieldConstituency) {
			p.Mandates[i].Constituency = ""
		}
	}
	line := p.line()
	if len(p.Mandates) == 0 { // an unknown level leaves the constituency, which stands in some order
		line = line[:strings.LastIndex(line, "|")]
	}
	return line
}

// heads writes one or two head rows.
func (o *office) heads(at int, merges *[]string) []string {
	var upper, lower []string
	for i := 0; i < len(o.columns); {
		c := o.columns[i]
		j := i + 1
		for j < len(o.columns) && c.over != "" && o.columns[j].over == c.over {
			j++
		}
		if !o.twoRows || j-i < 2 {
			upper, lower = append(upper, c.head), append(lower, "")
			if o.twoRows {
				*merges = append(*merges, fmt.Sprintf("%s%d:%s%d", letters(i), at, letters(i), at+1))
			}
			i++
			continue
		}
		*merges = append(*merges, fmt.Sprintf("%s%d:%s%d", letters(i), at, letters(j-1), at))
		for ; i < j; i++ {
			upper, lower = append(upper, c.over), append(lower, o.columns[i].head)
		}
	}
	if !o.twoRows {
		return []string{strings.Join(upper, "|")}
	}
	return []string{strings.Join(upper, "|"), strings.Join(lower, "|")}
}

func (o *office) mergeGroup(merges []string, from, to int) []string {
	if o.groups == "merged" && from > 0 && to > from {
		at := letters(slices.IndexFunc(o.columns, func(c drawnColumn) bool { return c.field == fieldGroup }))
		merges = append(merges, fmt.Sprintf("%s%d:%s%d", at, from, at, to))
	}
	return merges
}

func letters(col int) string { return string(rune('A' + col)) }

// file draws the whole roster and saves it.
func (o *office) file(t *testing.T, faulty bool) (string, drawn) {
	t.Helper()
	var out drawn
	if o.levels != "sheets" {
		title := "东港镇代表花名册"
		if o.levels == "title" {
			title = "东港镇第十五届人民代表大会代表名册"
		}
		o.draw("名册", title, o.people, faulty, &out)
	} else {
		for _, l := range []string{"县", "镇"} {
			var some []Person
			for _, p := range o.people {
				if last := p.Mandates[len(p.Mandates)-1]; last.Level == l {
					p.Mandates = []Mandate{last}
					some = append(some, p)
				}
			}
			if len(some) > 0 {
				o.draw(l+o.one("代表 人大代表 级"), "代表名单", some, faulty, &out)
			}
		}
	}
	if !o.text {
		return workbook(t, out.pages...), out
	}
	comma := o.one(", ; 制表")
	comma = strings.ReplaceAll(comma, "制表", "\t")
	var b strings.Builder
	for _, line := range strings.Split(out.pages[0].text, "\n") {
		for i, cell := range strings.Split(line, "|") {
			if i > 0 {
				b.WriteString(comma)
			}
			if strings.Contains(cell, "⏎") || strings.Contains(cell, comma) {
				cell = `"` + strings.ReplaceAll(cell, "⏎", "\n") + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	text := b.String()
	switch o.IntN(3) {
	case 0:
		text = "\ufeff" + text
	case 1:
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		text = gb
	}
	path := filepath.Join(t.TempDir(), "名册.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, out
}

// Made-up rosters are read to the letter, with exactly the faults that were put into them.
func TestDrawnOffices(t *testing.T) {
	seeds := uint64(250)
	if testing.Short() {
		seeds = 30
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			path, out := newOffice(seed).file(t, seed%2 == 1)
			wb, err := sheets.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(wb, intake.Options{Today: today})
			if err != nil {
				t.Fatalf("%v\n%s", err, out.pages[0].text)
			}
			var got, faults []string
			for _, p := range r.People {
				got = append(got, p.line())
			}
			for _, p := range r.Problems {
				faults = append(faults, fmt.Sprintf("%d %s", p.Row, p.Column))
			}
			slices.Sort(faults)
			slices.Sort(out.faults)
			bad := len(got) != len(out.want) || !slices.Equal(faults, out.faults)
			for i := range min(len(got), len(out.want)) {
				if !strings.HasPrefix(got[i], out.want[i]) {
					t.Errorf("got  %s\nwant %s", got[i], out.want[i])
					bad = true
				}
			}
			if bad {
				t.Errorf("%d people, want %d; faults %v, want %v\n%+v\n%s\n%s\n%v", len(got), len(out.want), faults, out.faults, r.Problems,
					out.pages[0].merges, out.pages[0].text, r.Matches)
			}
		})
	}
}
