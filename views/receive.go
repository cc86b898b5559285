package views

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
	"liujin/views/native"
)

// kindReport is the kind of the files in which an office reports.
var kindReport = native.Kind{Name: "上报文件和填报表", Patterns: []string{"*.zip", "*.xlsx"}}

// takesParcels takes dropped files where one of them came from another office, whatever page is open; false: none did.
func (s *Shell) takesParcels(paths []string) bool {
	if at := slices.IndexFunc(paths, func(path string) bool { return parcel.FormatOf(path) == parcel.Down.Name }); at >= 0 {
		s.bring(paths[at])
		return true
	}
	report := slices.IndexFunc(paths, isReport)
	switch {
	case report < 0:
		return false
	case reportedTo(s.level):
		s.receive(paths)
		return true
	case below.IsForm(paths[report]):
		s.tellForm(paths[report])
		return true
	}
	text := ""
	s.job(func() (err error) {
		text, err = s.upward.Belongs(paths[report])
		return err
	}, func(err error) {
		if err != nil {
			s.Failed("放入文件", err)
			return
		}
		kit.Tell(s.window, "这是上报文件", text, "")
	})
	return true
}

// isReport reports whether an office reports by a file: one that the program wrote, or a table that was filled in.
func isReport(path string) bool { return parcel.FormatOf(path) == parcel.Up.Name || below.IsForm(path) }

// askReceive asks for the files that came: from offices below, or the one from the superior.
func (s *Shell) askReceive() {
	chooseFiles(s, "接收上报文件", []native.Kind{kindReport}, func(paths []string) {
		if !s.takesParcels(paths) {
			s.receive(paths)
		}
	})
}

// askParcel asks for the file that the superior sent; any other says what it is.
func (s *Shell) askParcel() {
	chooseFile(s, "接收上级的文件", kindOf(".zip"), func(path string) {
		if !s.takesParcels([]string{path}) {
			s.bring(path)
		}
	})
}

// receive looks at files that came, and shows what becomes of each before anything is saved.
func (s *Shell) receive(paths []string) {
	var all []below.Arrival
	kit.RunProgress(s.window, "正在读取上报文件", func(report func(done, total int) bool) (err error) {
		all, err = s.below.Look(paths, func(done int) bool { return report(done, len(paths)) })
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.Failed("接收上报文件", err)
		case all == nil:
			s.Done("已取消，什么都没有收。")
		default:
			newReception(s, all).show()
		}
	})
}

// reception lies over the screen: the files that came, a row each, and the one button that takes them in.
type reception struct {
	shell *Shell
	all   []below.Arrival
	box   *fyne.Container
	facts *fyne.Container
	foot  *fyne.Container
	take  *kit.Press
}

// verdictTones are how verdicts are coloured; those that are not taken in are red.
var verdictTones = map[below.Verdict]table.Tone{below.IsNew: table.Good, below.IsCorrected: table.Good, below.IsOlder: table.Plain,
	below.IsTwice: table.Plain, below.IsConflict: table.Due, below.IsOtherKey: table.Due,
	below.IsSealed: table.Due}

func toneOf(v below.Verdict) table.Tone { return cmp.Or(verdictTones[v], table.Late) }

// newReception puts what asks first, then what is not taken in, then what has something doubtful.
func newReception(s *Shell, all []below.Arrival) *reception {
	rank := func(v below.Arrival) int {
		switch {
		case v.Asks != "":
			return 0
		case !v.Takes() && v.Verdict != below.IsTwice:
			return 1
		case v.Said() != "":
			return 2
		}
		return 3
	}
	slices.SortStableFunc(all, func(x, y below.Arrival) int { return cmp.Compare(rank(x), rank(y)) })
	return &reception{shell: s, all: all, box: container.NewVBox(), facts: container.NewHBox(), foot: container.NewHBox()}
}

func (r *reception) show() {
	head := container.NewVBox(container.NewBorder(nil, nil, container.NewHBox(kit.Title("接收上报文件"), kit.Middle(r.facts)), nil),
		kit.Prose("每份文件都读过、核对过了，还没有收进台账。收下以后可以整批撤销。"))
	r.draw()
	r.shell.cover(container.NewBorder(head, kit.Inset(8, r.foot), nil, nil, kit.Card(container.NewVScroll(kit.Inset(8, r.box)))))
	r.shell.window.Canvas().Focus(r.take)
}

// draw shows the rows anew, and what the button would take in.
func (r *reception) draw() {
	r.box.Objects, r.facts.Objects = nil, nil
	counts, order := map[below.Verdict]int{}, []below.Verdict{}
	for i := range r.all {
		v := &r.all[i]
		if counts[v.Verdict] == 0 {
			order = append(order, v.Verdict)
		}
		counts[v.Verdict]++
		r.box.Add(r.row(v))
	}
	for _, v := range order {
		r.facts.Add(kit.NewChip(fmt.Sprintf("%s %d", v, counts[v]), toneOf(v)))
	}
	taken, waiting := r.counts()
	r.take = kit.Primary(fmt.Sprintf("收下 %d 份", taken), r.accept)
	if taken == 0 {
		r.take = kit.Primary("都不收，关闭", r.shell.uncover)
	}
	r.foot.Objects = []fyne.CanvasObject{kit.Safe(kit.WordCancel, r.shell.uncover), kit.Spacer()}
	if waiting > 0 {
		r.foot.Add(kit.Quiet(fmt.Sprintf("%d 份还没有回答，先不收", waiting)))
	}
	r.foot.Add(r.take)
	for _, o := range []*fyne.Container{r.box, r.facts, r.foot} {
		o.Refresh()
	}
}

// counts are how many files would be taken in, and how many wait for an answer.
func (r *reception) counts() (taken, waiting int) {
	for i := range r.all {
		switch v := &r.all[i]; {
		case v.Takes():
			taken++
		case !v.Settled():
			waiting++
		}
	}
	return taken, waiting
}

// row is one file: what becomes of it, whose it is and of which period, what is to be said, and its question.
func (r *reception) row(v *below.Arrival) fyne.CanvasObject {
	line := container.New(&arrivalColumns{}, container.NewHBox(kit.NewChip(string(v.Verdict), toneOf(v.Verdict))))
	line.Add(kit.OneLine(kit.Heading(v.Manifest.Unit.Name)))
	line.Add(kit.OneLine(kit.Quiet(periodWords(v))))
	line.Add(kit.OneLine(kit.Quiet(v.Name)))
	row := container.NewVBox(line)
	if said := v.Said(); said != "" {
		row.Add(kit.Prose(said))
	}
	if len(v.Problems) > 0 {
		row.Add(kit.Flow(r.marking(v)))
	}
	if v.Asks != "" {
		row.Add(kit.Prose(v.Asks))
		row.Add(r.answers(v))
	}
	row.Add(widget.NewSeparator())
	return row
}

// periodWords say of which period a file is, and which of it.
func periodWords(v *below.Arrival) string {
	if v.Manifest.Period == nil {
		return ""
	}
	if v.Source() != data.SourceFile {
		return v.Manifest.Period.Name + "　" + string(v.Source())
	}
	return fmt.Sprintf("%s　第 %d 次", v.Manifest.Period.Name, v.Manifest.Sequence)
}

// answers are the two buttons of a question, with what was answered.
func (r *reception) answers(v *below.Arrival) fyne.CanvasObject {
	answer := func(yes bool) func() {
		return func() {
			v.Answer(yes)
			r.draw()
			r.shell.window.Canvas().Focus(r.take)
		}
	}
	yes, tone := "收下", table.Good
	if v.Verdict == below.IsSealed { // what is asked is whether it goes back
		yes, tone = "退回", table.Due
	}
	line := container.NewHBox(kit.Button(yes+"这份", answer(true)), kit.Button("不收这份", answer(false)))
	switch {
	case v.Agreed:
		line.Add(kit.Middle(kit.NewChip(yes, tone)))
	case v.Refused:
		line.Add(kit.Middle(kit.NewChip("不收", table.Plain)))
	}
	return line
}

// accept takes the files in, and shows the period that they are of.
func (r *reception) accept() {
	s, taken := r.shell, 0
	s.saving = true
	hide := kit.Wait(s.window, "正在收下", "正在把文件收进台账，马上就好。")
	s.job(func() (err error) {
		taken, err = s.below.Accept(r.all)
		return err
	}, func(err error) {
		s.saving = false
		hide()
		if err != nil {
			s.Failed("接收上报文件", err)
			return
		}
		s.Go("summary")
		if page, ok := s.built["summary"].Edit.(*summaryScreen); ok {
			page.choosePeriod(r.period())
		}
		s.status.refresh()
		s.Done(fmt.Sprintf("收下了 %d 份上报%s。", taken, r.givenBack()) + r.left())
	})
}

// period is the one that most of what was taken in is of.
func (r *reception) period() (most parcel.Period) {
	counts := map[parcel.Period]int{}
	for i := range r.all {
		if v := &r.all[i]; v.Takes() && v.Manifest.Period != nil {
			p := *v.Manifest.Period
			if counts[p]++; counts[p] > counts[most] {
				most = p
			}
		}
	}
	return most
}

// givenBack says how many of what was taken in were given back at once; "" none.
func (r *reception) givenBack() string {
	n := 0
	for i := range r.all {
		n += app.OneIf(r.all[i].Takes() && r.all[i].Verdict == below.IsSealed)
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("，其中 %d 份退回了", n)
}

// left names the files that were not taken in.
func (r *reception) left() string {
	var names []string
	for i := range r.all {
		if v := &r.all[i]; !v.Takes() && v.Verdict != below.IsTwice {
			names = append(names, cmp.Or(v.Manifest.Unit.Name, filepath.Base(v.Name)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("没有收的 %d 份：%s。", len(names), strings.Join(names, "、"))
}

// arrivalColumns lays the parts of a row out: the verdict, the unit, the period, and the file's name in what is left.
type arrivalColumns struct{}

// arrivalWidths are those of the columns, in characters.
var arrivalWidths = []float32{6, 13, 13}

// Layout places them.
func (*arrivalColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, o := range objects {
		width := size.Width - x
		if i < len(arrivalWidths) {
			width = min(width, arrivalWidths[i]*theme.TextSize())
		}
		high := o.MinSize().Height
		o.Resize(fyne.NewSize(max(0, width), high))
		o.Move(fyne.NewPos(x, (size.Height-high)/2))
		x += width
	}
}

// MinSize is the height of the highest.
func (*arrivalColumns) MinSize(objects []fyne.CanvasObject) (least fyne.Size) {
	for _, o := range objects {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return fyne.NewSize(200, least.Height)
}
