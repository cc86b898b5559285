package views

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// ofUnit is all that there is of a unit in the period: how it stands, what is doubtful, what it sent, and what can be done about it.
func (b *besideGrid) ofUnit(u *below.UnitSummary) fyne.CanvasObject {
	chips := container.NewHBox()
	for _, c := range below.GridColumns[:3] {
		if cell := c.Cell(u); cell.Tone != table.None {
			chips.Add(kit.NewChip(cell.Text, cell.Tone))
		}
	}
	for _, tag := range u.Tags() {
		chips.Add(kit.NewChip(tag, table.Plain))
	}
	box := container.NewVBox(chips)
	if contact := contactWords(&u.Office); contact != "" {
		box.Add(kit.Prose(contact))
	}
	if words := u.TaskWords(); words != "" {
		box.Add(kit.Prose(words))
	}
	b.addBelow(box, u)
	b.addDoubts(box, u, nil)
	for _, mark := range u.Quiet {
		box.Add(kit.Aside(mark + "，可以打电话问一问；照样算在合计里。"))
	}
	if u.Counted.ID != "" && u.Counted.Source != data.SourceFile {
		box.Add(toldFigures(u))
	}
	if u.Parts != nil {
		b.addParts(box, u)
		return box
	}
	for i := range u.All {
		box.Add(b.received(u, &u.All[i]))
	}
	b.addEnclosed(box, u)
	if u.Counted.ID == "" || u.Counted.Source == data.SourceTyped {
		box.Add(b.typing(u))
	}
	if u.Office.ByHand && u.Counted.Source != data.SourceFile {
		s, office := b.page.shell, u.Office
		box.Add(kit.Flow(kit.Button(wordForms, func() { s.askForms(b.page.now.Period, office) })))
	}
	return box
}

// toldFigures are the figures of a unit that keeps no ledger: no rows stand behind them.
func toldFigures(u *below.UnitSummary) fyne.CanvasObject {
	said := make([]string, 0, len(below.Asked))
	for _, i := range below.Asked {
		if n, ok := u.Figures[i.Key]; ok {
			said = append(said, fmt.Sprintf("%s %d %s", i.Name, n, i.Unit))
		}
	}
	return kit.Prose(strings.Join(said, "，") + "。")
}

// addBelow adds how each office below the unit stands.
func (b *besideGrid) addBelow(to *fyne.Container, u *below.UnitSummary) {
	if len(u.Below.Units) == 0 {
		return
	}
	to.Add(kit.Prose(below.Noun(data.OfficeCounty) + u.Below.Words() + "。"))
}

// contactWords say whom to call at a unit.
func contactWords(o *data.Office) string {
	var said []string
	if o.Secretary != "" {
		said = append(said, "联系人 "+o.Secretary)
	}
	if o.Phone != "" {
		said = append(said, "电话 "+o.Phone)
	}
	return strings.Join(said, "　")
}

// received is one statement of a unit with what can be done about it.
func (b *besideGrid) received(u *below.UnitSummary, r *data.ReceivedFields) fyne.CanvasObject {
	s := b.page.shell
	title := string(r.Source)
	words := fmt.Sprintf("%s收到，%s生成", days.Short(r.Day), days.Short(r.Made))
	acts := kit.Flow()
	switch {
	case r.Source == data.SourceFile:
		title = fmt.Sprintf("第 %d 次上报", r.Sequence)
		words += "，校验码 " + parcel.Code(r.Hash)
	case r.Source == data.SourceForm:
		words = fmt.Sprintf("%s收到，%s填", days.Short(r.Day), days.Short(r.Made))
	}
	if r.Source != data.SourceTyped {
		acts.Add(kit.Button("打开原件", func() { s.openReceived(r) }))
	}
	if r.ID == u.Counted.ID {
		title += "（汇总用的是这一份）"
	}
	if r.Note != "" {
		words += "。说明：" + r.Note
	}
	box := container.NewVBox(kit.Heading(title), kit.Prose(words))
	if !r.Stands() {
		box.Add(kit.Warning(fmt.Sprintf("%s退回：%s", days.Short(r.Returned), r.Reason)))
	} else {
		acts.Add(kit.Button("退回…", func() { s.askReturn(r) }))
	}
	if len(acts.Objects) > 0 {
		box.Add(acts)
	}
	return box
}

// openReceived opens the very file that came, as a copy.
func (s *Shell) openReceived(r *data.ReceivedFields) {
	s.openCopy("打开原件", func() ([]byte, string, error) { return s.below.KeptBytes(r.ID) })
}

// openCopy opens a copy of what came, put where the office's own files are written.
func (s *Shell) openCopy(what string, read func() (content []byte, name string, err error)) {
	path := ""
	s.job(func() error {
		content, name, err := read()
		if err != nil {
			return err
		}
		path = filepath.Join(s.outFolder(), name)
		return writeInto(s.outFolder(), path, content)
	}, func(err error) {
		if err != nil {
			s.Failed(what, err)
			return
		}
		s.Done("已另存一份：" + path)
		s.openPath(path)
	})
}

// writeInto writes a file into a folder, which is made where there is none.
func writeInto(folder, path string, content []byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入。请检查磁盘是不是满了、是不是只读。", folder)
	}
	return paperwork.WriteFile(content, path)
}

// givenBack is what is asked when a statement is given back.
type givenBack struct{ Reason string }

// Validate asks for a reason.
func (v *givenBack) Validate() error {
	if strings.TrimSpace(v.Reason) == "" {
		return data.Invalid{"reason": "请写明为什么退回，单位要照着改"}
	}
	return nil
}

func returnFields() []kit.Field[*givenBack] {
	return []kit.Field[*givenBack]{
		kit.Note(func(*givenBack) string {
			return "退回的一份不参加汇总，以前收下的一份照旧算；文件仍然留着。数字有疑问的不用退回，电话核实就行。"
		}),
		kit.Text("reason", "退回原因", func(v *givenBack) *string { return &v.Reason }).Required().Full(),
	}
}

// askReturn asks why a statement is given back.
func (s *Shell) askReturn(r *data.ReceivedFields) {
	form := kit.NewForm(s, returnFields(), (*givenBack).Validate)
	form.Set(&givenBack{})
	s.askForm("退回"+r.Unit+"的上报", "退回", form, func() bool {
		if !form.Ready() {
			return false
		}
		err := s.below.Return(r.ID, form.Value.Reason)
		s.try("退回", err)
		return err == nil
	})
	form.FocusOn("reason")
}

// typed is what a unit told on the telephone: figures as they are written, "" not told.
type typed struct {
	Told [len(below.Asked)]string // in the order of below.Asked
	Note string
}

// figures are those that were told; what is no number is told by Validate.
func (v *typed) figures() map[string]int {
	told := map[string]int{}
	for i := range below.Asked {
		if n, err := strconv.Atoi(strings.TrimSpace(v.Told[i])); err == nil {
			told[below.Asked[i].Key] = n
		}
	}
	return told
}

// Validate checks the numbers.
func (v *typed) Validate() error {
	bad := data.Invalid{}
	for i := range below.Asked {
		text := strings.TrimSpace(v.Told[i])
		if n, err := strconv.Atoi(text); text != "" && (err != nil || n < 0) {
			bad[below.Asked[i].Key] = "请填整数；没有报的空着"
		}
	}
	if len(bad) > 0 {
		return bad
	}
	return nil
}

func typedFields() []kit.Field[*typed] {
	var fields []kit.Field[*typed]
	for i := range below.Asked {
		item := &below.Asked[i]
		fields = append(fields, kit.Text(item.Key, item.Name+"（"+item.Unit+"）", func(v *typed) *string { return &v.Told[i] }))
	}
	return append(fields, kit.Text("note", "说明", func(v *typed) *string { return &v.Note }).Full().Hinted("谁报的、怎么报的"))
}

// typing is the button by which figures are typed that a unit told.
func (b *besideGrid) typing(u *below.UnitSummary) fyne.CanvasObject {
	text, act := "单位没有用本程序，或者一时发不出文件的，可以电话问了数字代录；收到文件以后以文件为准。", "代录数字…"
	if u.Counted.ID != "" {
		text, act = "数字有变的，再代录一次就行。", "重新代录…"
	}
	open := kit.Primary(act, func() { b.askTyped(u) })
	return container.NewVBox(kit.Prose(text), kit.Flow(open))
}

// askTyped asks for the few figures that a unit tells on the telephone.
func (b *besideGrid) askTyped(u *below.UnitSummary) {
	s, period := b.page.shell, b.page.now.Period
	v := &typed{Note: u.Counted.Note}
	for i := range below.Asked {
		if n, ok := u.Figures[below.Asked[i].Key]; ok {
			v.Told[i] = strconv.Itoa(n)
		}
	}
	form := kit.NewForm(s, typedFields(), (*typed).Validate)
	form.Set(v)
	office := u.Office
	s.askForm("代录"+office.Called()+" "+period.Name, kit.WordSave, form, func() bool {
		if !form.Ready() {
			return false
		}
		err := s.below.TypeIn(office, period.From, period.To, form.Value.figures(), form.Value.Note)
		s.try("代录", err)
		if err == nil {
			s.Done(office.Called() + "的数字已代录。")
		}
		return err == nil
	})
	form.FocusOn(below.Asked[0].Key)
}
