package lessons

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// A grid (签到表, 出勤表) names deputies down its side and sessions along its top; the cells say who came.
var gridTemplate = &intake.Template{Key: FieldPeople, OneEach: []string{FieldPeople}, Joins: []string{fieldSession}, Fields: []intake.Field{
	{Name: FieldPeople, Title: "姓名", Heads: strings.Fields("姓名 代表姓名 学员姓名 学员 人大代表 代表 参训代表 参训人员 参加人员 名字")},
	{Name: fieldSession, Title: "一场培训（格子里是出勤）"},
}}

var (
	dayHead     = pattern.New(`(?:20\d{2}(?:年|[-/.]))?\d{1,2}(?:月|[-/.])\d{1,2}[日号]?`)
	sessionHead = pattern.New(`^第?[一二三四五六七八九十\d]{1,3}(期|次|课|讲|场|场次)$`)
	someCame    = pattern.New(`^(出勤|出席|到会|签|现场|线上|线下|网上|全程)$`)
	someAway    = pattern.New(`^(假|事|病|公|公差|出差|差|产|因公|因事|因病)$`)
	someAbsent  = pattern.New(`^(缺|旷|未|空缺|无故)$`)
	legendMark  = pattern.New(`([^\p{Han}\p{L}\p{N}\s:：,，、;；。()（）"“”])[“”"]?(?:表示|代表|为|[:：=＝])?(出勤|到课|到会|迟到|请假|事假|病假|缺席|缺课|缺勤` +
		`|旷课|未到)`)
	markLegend  = pattern.New(`(出勤|到课|到会|迟到|请假|事假|病假|缺席|缺课|缺勤|旷课|未到)[:：]?[（("“]?([^\p{Han}\p{L}\p{N}\s:：,，、;；。()（）"“”])`)
	titleYear   = pattern.New(`^.*?20\d{2}年度?|[（(].*$`)
	titleTable  = pattern.New(`(签到|出勤|考勤|参训|点名|到课|登记|情况|统计|一览|汇总|明细|台账|名单|名册|表|册)+$`)
	titleTaught = pattern.New(`培训|学习|轮训|课`)
)

// session is one column of a grid.
type session struct {
	col   int
	texts []sheets.Cell // of its head, from top to bottom
}

// grid is one such table.
type grid struct {
	intake.Table
	names int // column
	first int // row of the first deputy, counted from 0
	marks map[string]string
	cols  []session
}

// gridReader finds the tables that are grids: the others of the workbook are noted.
func gridReader(wb *sheets.Workbook, o intake.Options) *intake.Reader {
	in := intake.NewReader(gridTemplate, wb, o)
	var grids []intake.Table
	for _, t := range in.Tables {
		if o.Matches != nil {
			if slices.Contains(t.Match.Columns, fieldSession) {
				grids = append(grids, t)
			}
			continue
		}
		g, days := gridOf(t), 0
		for _, s := range g.cols {
			days += len(s.days())
		}
		if days == 0 {
			in.Note("工作表“%s”的这张表不是签到表，没有读。", t.Grid.Name)
			continue
		}
		g.Match.HeadRows = g.first - g.Match.Head + 1
		g.Match.Columns = slices.Clone(g.Match.Columns)
		for _, s := range g.cols {
			g.Match.Columns[s.col] = fieldSession
		}
		grids = append(grids, g.Table)
	}
	in.Tables = grids
	return in
}

// gridOf looks at a table as a grid.
func gridOf(t intake.Table) grid {
	g := grid{Table: t, names: slices.Index(t.Match.Columns, FieldPeople), marks: legend(t.Grid)}
	if g.names < 0 {
		return g
	}
	for g.first = t.Match.Head; g.first < len(t.Grid.Cells); g.first++ { // heads may reach further down than their words tell
		row, _ := t.Grid.Origin(g.first, g.names)
		if text := intake.Bare(t.Grid.At(g.first, g.names).Text); text != "" && row == g.first && text != t.Match.Heads[g.names] {
			break
		}
	}
	for col := range t.Match.Columns {
		if col == g.names {
			continue
		}
		s := session{col, g.head(col)}
		if given := t.Match.Columns[col] == fieldSession; given || s.tells() && g.marked(col) {
			g.cols = append(g.cols, s)
		}
	}
	return g
}

// head are the texts over a column; what reaches over several is a title.
func (g *grid) head(col int) []sheets.Cell {
	var out []sheets.Cell
	top := g.Match.Head - 1
	for top > 0 && g.Match.Head-top <= 2 && fullRow(g.Grid, top-1) {
		top--
	}
	for row := top; row < g.first; row++ {
		at := g.Grid.Span(row, col)
		if c := g.Grid.At(row, col); at.Col == at.LastCol && (row == at.Row || row == top) && intake.Bare(c.Text) != "" {
			out = append(out, c)
		}
	}
	return out
}

// fullRow reports whether a row above a head holds more than a title.
func fullRow(g *sheets.Grid, row int) bool {
	n := 0
	for col := range g.Cells[row] {
		if s := g.Span(row, col); s.Row == row && s.Col == col && s.LastCol == col && intake.Bare(g.At(row, col).Text) != "" {
			n++
		}
	}
	return n > 1
}

// days are the texts that say when a session was.
func (s *session) days() []sheets.Cell {
	var out []sheets.Cell
	for _, c := range s.texts {
		if c.Kind == sheets.Date || dayHead.MatchString(intake.Fold(intake.Bare(c.Text))) {
			out = append(out, c)
		}
	}
	return out
}

// tells reports whether the head is one of a session.
func (s *session) tells() bool {
	return len(s.days()) > 0 || slices.ContainsFunc(s.texts, func(c sheets.Cell) bool {
		return sessionHead.MatchString(intake.Fold(intake.Bare(c.Text)))
	})
}

const mostly = 0.7 // of a column's texts that must be marks

// marked reports whether the cells of a column say who came.
func (g *grid) marked(col int) bool {
	known, all := 0, 0
	for row := g.first; row < len(g.Grid.Cells); row++ {
		if text := g.Grid.At(row, col).Text; !intake.Blank(text) {
			all++
			if _, ok := g.mark(text); ok || intake.IsDitto(text) {
				known++
			}
		}
	}
	return known > 0 && float64(known) >= mostly*float64(all)
}

// mark reads what became of somebody's part; "" for a cell that says nothing.
func (g *grid) mark(text string) (state string, known bool) {
	text = intake.Fold(intake.Bare(text))
	if word := g.marks[text]; word != "" {
		text = word
	}
	yes, tick := intake.Ticked(text)
	switch {
	case intake.Blank(text):
		return "", true
	case yes || wentThere.MatchString(text) || someCame.MatchString(text):
		return States[0], true
	case text == "迟" || strings.Contains(text, "迟到"):
		return States[1], true
	case someAway.MatchString(text) || strings.HasSuffix(text, "假") || strings.Contains(text, "请假"):
		return States[2], true
	case tick || didNotGo.MatchString(text) || someAbsent.MatchString(text):
		return States[3], true
	}
	return "", false
}

// legend are the marks that a sheet explains: √出勤 ○请假 ×缺席.
func legend(g *sheets.Grid) map[string]string {
	out := map[string]string{}
	for _, row := range g.Cells {
		for _, c := range row {
			text := intake.Fold(c.Text)
			if found := legendMark.FindAllStringSubmatch(text, -1); len(found) > 1 {
				for _, m := range found {
					out[m[1]] = m[2]
				}
			} else if found := markLegend.FindAllStringSubmatch(text, -1); len(found) > 1 {
				for _, m := range found {
					out[m[2]] = m[1]
				}
			}
		}
	}
	return out
}

// readGrids reads the sessions of all grids.
func readGrids(in *intake.Reader) (*Ledger, error) {
	r := &reader{Reader: in, at: map[string]int{}}
	r.Settle()
	for _, t := range r.Tables {
		g := gridOf(t)
		at := r.sessions(&g)
		unmarked := 0
		err := r.Walk(t, func(row *intake.Row) {
			r.Untold(g.Grid.Name, row)
			if !row.Example && !row.Wide(FieldPeople) && !(row.Late && row.Lone != "") {
				unmarked += r.attends(&g, row, at)
			}
		})
		if err != nil {
			return nil, err
		}
		r.Note("工作表“%s”按签到表读：一行一名代表，一列一场培训；√、到、出勤算到课，迟、假、缺（×）各按原意。", t.Grid.Name)
		if unmarked > 0 {
			r.Note("其中 %d 个格子空着，先不记（不算缺席），与台账对比时可以改。", unmarked)
		}
	}
	return r.ledger()
}

// sessions takes the columns of a grid in, by column; those without a day are said and left.
func (r *reader) sessions(g *grid) map[int]int {
	titles := r.Titles(g.Table)
	season, about := intake.SeasonOf(titles...), trainingOf(titles)
	at := map[int]int{}
	for _, s := range g.cols {
		head := intake.Found{Row: g.Match.Head, Head: g.Match.Heads[s.col]}
		if len(s.texts) > 0 {
			head.Cell = s.texts[0]
		}
		day, topic := "", ""
		for _, c := range s.texts {
			text := intake.Fold(intake.Bare(c.Text))
			when := c
			if m := dayHead.FindString(text); c.Kind != sheets.Date && m != "" {
				when, text = sheets.Cell{Text: m}, strings.Trim(strings.Replace(text, m, "", 1), "()（）:：、,-—")
			} else if c.Kind == sheets.Date {
				text = ""
			} else {
				when = sheets.Cell{}
			}
			if when.Text != "" && day == "" {
				var said string
				if day, said = intake.Date(when, season, r.Options.Today); said != "" {
					r.Problem(g.Grid.Name, fieldSession, head, "“"+intake.Tidy(c.Text)+"”"+said)
				}
			}
			topic += text
		}
		if day == "" {
			r.Problem(g.Grid.Name, fieldSession, head, "看不出这一场是哪一天，没有读入，请在表头写上日期")
			r.dayless = true
			r.left++
			continue
		}
		if topic == "" || sessionHead.MatchString(topic) {
			topic = about + topic
		}
		l := Lesson{Day: day, Topic: topic, Course: about, Sheet: g.Grid.Name, Row: g.Match.Head,
			heads: map[string]string{FieldPeople: g.Match.Heads[g.names]}}
		l.First = IsFirst(topic)
		at[s.col] = r.add(l)
	}
	return at
}

// attends reads what a row says of one deputy, and returns how many of its cells say nothing.
func (r *reader) attends(g *grid, row *intake.Row, at map[int]int) (unmarked int) {
	names := intake.PeopleApart(intake.WithoutIDs(row.Cell(FieldPeople).Text))
	switch {
	case len(names) == 0 && row.Lone == "" && !row.Ditto(FieldPeople):
		r.Left("没有写姓名，出勤没有读入", row.Number)
		return 0
	case len(names) == 0:
		return 0
	case len(names) > 1:
		r.Problem(g.Grid.Name, FieldPeople, row.Cell(FieldPeople), fmt.Sprintf("一格里写了 %d 个人，这一行的出勤记给每个人，请核对", len(names)))
	}
	from, to := row.Columns()
	for col := from; col < to; col++ {
		i, is := at[col]
		if !is {
			continue
		}
		c := row.At(col)
		state, known := g.mark(c.Text)
		l := &r.lessons[i]
		switch {
		case !known:
			r.Problem(g.Grid.Name, fieldSession, intake.Found{Cell: c, Row: row.Number, Head: g.Match.Heads[col]},
				strings.Join(names, "、")+"的“"+intake.Tidy(c.Text)+"”看不懂，这一格没有记")
		case state == "":
			for _, name := range names {
				unmarked++
				l.Unmarked = append(l.Unmarked, Person{name, States[3], row.Number})
			}
		default:
			for _, name := range names {
				l.meet(Person{name, state, row.Number})
			}
		}
	}
	return unmarked
}

// trainingOf is what the titles call what was taught.
func trainingOf(titles []string) string {
	for _, title := range titles {
		name := titleTable.ReplaceAllString(titleYear.ReplaceAllString(intake.Bare(title), ""), "")
		if n := len([]rune(name)); n > 3 && n < 40 && titleTaught.MatchString(name) {
			return name
		}
	}
	return "代表培训"
}
