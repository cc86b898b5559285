package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/intake"
	matterbook "liujin/app/intake/matters"
	"liujin/app/matters"
	"liujin/data"
	"liujin/data/han"
)

// matterMatcher is what a table of matters is compared with, read once.
type matterMatcher struct {
	*people
	namesIn
	of         data.Kind
	doubts     *doubts
	known      map[string]bool     // what tells matters apart, of those that are there
	numbered   map[string][]saidBy // those that are there by number and day
	here       map[string]int      // the same, of those of the table: their rows
	categories map[string]string
	focus      map[string]string
	villages   villageNames
	dueOf      matters.DueOf
	onDay      Doubt // when proposals without a day were put forward
}

func (a *Book) matterMatcher(of data.Kind) (*matterMatcher, error) {
	l := &matterMatcher{of: of, known: map[string]bool{}, numbered: map[string][]saidBy{}, categories: map[string]string{},
		focus: map[string]string{}}
	var err error
	if l.people, err = a.readPeople(); err != nil {
		return nil, err
	}
	if l.namesIn, err = a.handlersIn(); err != nil {
		return nil, err
	}
	if l.villages, err = a.readVillages(); err != nil {
		return nil, err
	}
	for list, labels := range map[string]map[string]string{data.CategoryList: l.categories, data.FocusList: l.focus} {
		all, err := a.DB().Choices(list)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			labels[han.BareName(c.Label)] = c.Code
		}
	}
	book := matters.New(a.App)
	l.dueOf = book.OpinionDue
	if of == data.KindProposal {
		l.dueOf = book.ProposalDue(&data.Proposal{})
		if l.onDay, err = a.sessionDay(); err != nil {
			return nil, err
		}
	}
	return l, l.readKnown(a)
}

// sessionDay asks on which day proposals were put forward where the table does not tell.
func (a *Book) sessionDay() (Doubt, error) {
	d := Doubt{Key: "day", About: "提出日期", Text: "表里没有写提出日期（或会议日期），这些建议按哪一天登记？"}
	all, err := a.DB().MeetingRows()
	if err != nil {
		return d, err
	}
	for i := range all {
		if m := &all[i]; m.Day <= a.Today() && strings.Contains(m.Title, "代表大会") {
			d.Options = append(d.Options, DoubtOption{m.Day, m.Day + " " + m.Title})
		}
	}
	d.Options = append(d.Options, DoubtOption{a.Today(), "今天 " + a.Today()}, DoubtOption{leaveOut, "不导入，我去表里补上日期"})
	return d, nil
}

// compare finds out what becomes of a matter, and returns what there is to say about it.
func (l *matterMatcher) compare(r *MatterImportRow) []intake.Problem {
	if l.villages.in(r.Village) == "" && !strings.Contains(r.Place, r.Village) {
		r.Place = strings.TrimSpace(r.Village + " " + r.Place) // no village of ours: it is a place
	}
	f := l.fit(r)
	if why := l.day(r); why != "" {
		r.ImportOutcome, r.Why = LeftOut, why
		return append(f.problems, r.Problem(matterbook.FieldDay, "", why+"，这一件没有导入"))
	}
	who := r.Reporter
	if l.of == data.KindProposal && len(r.Deputies) > 0 {
		who, _ = han.Beside(r.Deputies[0])
	}
	is, doubt := l.knows(r, who)
	if is {
		r.ImportOutcome, r.Why = Known, "台账里已有这一件"
		return nil // what is there is left alone, whatever the table says
	}
	key := r.Sheet + matterKeys(r.Day, r.Number, who, r.About())[0]
	if row, twice := l.here[key]; twice {
		r.ImportOutcome, r.Why = LeftOut, fmt.Sprintf("与第 %d 行是同一件", row)
		return append(f.problems, r.Problem(r.key(), r.About(), fmt.Sprintf("与第 %d 行日期、内容和人都一样，只导入一件，请核对", row)))
	}
	l.here[key] = r.Row
	said := f.problems
	if doubt = cmp.Or(doubt, l.numberTwice(r)); doubt != "" {
		said = append(said, r.Problem(matterbook.FieldNumber, r.Number, doubt))
	}
	if l.of == data.KindProposal {
		said = append(said, l.proposal(r)...)
	} else {
		said = append(said, l.opinion(r)...)
	}
	if r.ImportOutcome == LeftOut {
		return said
	}
	said = append(said, l.units(r)...)
	said = append(said, l.take(r)...)
	r.told(l.of)
	return append(said, l.valid(r)...)
}

// numberTwice says that another matter of the same sheet and year bears the number.
func (l *matterMatcher) numberTwice(r *MatterImportRow) string {
	if r.Number == "" || len(r.Day) < 4 {
		return ""
	}
	key := "number\x1f" + r.Sheet + "\x1f" + r.Day[:4] + "\x1f" + han.BareName(r.Number)
	if row, twice := l.here[key]; twice {
		return fmt.Sprintf("与第 %d 行的编号都是“%s”，按两件导入，请核对编号", row, r.Number)
	}
	l.here[key] = r.Row
	return ""
}

// key is the field that every matter has.
func (r *MatterImportRow) key() string {
	if r.Title != "" {
		return matterbook.FieldTitle
	}
	return matterbook.FieldText
}

// day settles when a matter was put forward, and says why that can't be.
func (l *matterMatcher) day(r *MatterImportRow) (why string) {
	if r.Day != "" {
		return ""
	}
	if r.Day = r.Assigned; r.Day != "" {
		return ""
	}
	if l.of == data.KindOpinion {
		return "没有写日期，也没有交办日期"
	}
	switch chosen := l.doubts.ask(l.onDay); chosen {
	case "":
		return "没有写提出日期，还没有选按哪一天登记"
	case leaveOut:
		return "没有写提出日期，按您的选择不导入"
	default:
		r.Day = chosen
	}
	return ""
}

// fit cuts what the ledger would not take for its length.
func (l *matterMatcher) fit(r *MatterImportRow) fitting {
	f := fitting{who: app.Shortened(r.About(), 20), problem: func(head, value, text string) intake.Problem {
		return intake.Problem{Sheet: r.Sheet, Row: r.Row, Column: head, Value: value, Text: text}
	}}
	most := 2000
	if l.of == data.KindProposal {
		most = 5000
		if len([]rune(r.Title)) > 60 && !strings.Contains(r.Text, r.Title) {
			r.Text = intake.Joined(r.Title, r.Text) // nothing of it is lost
		}
		f.cut("标题", &r.Title, 60)
	}
	f.cut("内容", &r.Text, most)
	f.cut("反映人", &r.Reporter, 40)
	f.cut("地点", &r.Place, 60)
	f.cut("办理情况", &r.Outcome, 1500)
	f.cut("备注", &r.Note, 400)
	one := data.OpinionFields{Text: "内容", Day: "2026-01-01", ReporterPhone: r.Phone}
	if bad, _ := one.Validate().(data.Invalid); bad["reporter_phone"] != "" {
		f.add("反映人电话", r.Phone, bad["reporter_phone"]+"，电话先留空")
		r.Phone = ""
	}
	return f
}

// opinion begins the record of an opinion. Who took it in, where it is not one deputy, and by what other way it came stand in its note.
func (l *matterMatcher) opinion(r *MatterImportRow) (said []intake.Problem) {
	o := &r.opinion.OpinionFields
	*o = data.OpinionFields{Day: r.Day, Kind: data.OpinionKind(intake.Named(asText(data.OpinionKinds), r.Kind, r.Category)), Text: r.Text,
		Reporter: r.Reporter, ReporterPhone: r.Phone, Channel: data.OpinionChannel(intake.Named(asText(data.OpinionChannels), r.Channel)),
		Route: data.Route(intake.Named(asText(data.Routes), r.Route))}
	o.VillageID, o.Place = l.villages.in(r.Village), r.Place
	o.Kind = cmp.Or(o.Kind, data.OpinionPeople)
	if o.Category = codeOf(l.categories, r.Category); o.Category == "" && string(o.Kind) != r.Category {
		r.tell("类别", r.Category)
	}
	if r.Kind != string(o.Kind) {
		r.tell("类型", r.Kind)
	}
	if o.Focus = codeOf(l.focus, r.Category); r.Route != "" && o.Route == "" {
		r.tell("办理方式", r.Route)
	}
	if o.Route == data.RouteRefused {
		o.Reason = app.Shortened(cmp.Or(r.Outcome, "（原台账没有写理由）"), 499)
	}
	var names []string
	for _, name := range r.Deputies {
		for _, one := range l.parted(name) {
			names = append(names, one)
			if len(l.bearers(one)) == 0 {
				said = append(said, r.Problem(matterbook.FieldDeputies, one, "台账里没有代表“"+one+"”，姓名只写进了备注，请核对"))
			}
		}
	}
	r.Named = strings.Join(names, "、")
	var by []string
	if len(names) == 1 {
		_, beside := han.Beside(names[0])
		by = l.told(l.bearers(names[0]), beside)
	}
	if len(by) == 1 {
		o.BroughtByID = by[0]
	} else {
		r.tell("收集代表", r.Named)
	}
	return said
}

// proposal begins the record of a proposal; without its first deputy there is none.
func (l *matterMatcher) proposal(r *MatterImportRow) (said []intake.Problem) {
	ids := l.findAll(r.Deputies, r.Day, l.doubts, func(name, text string) {
		said = append(said, r.Problem(matterbook.FieldDeputies, name, text))
	})
	r.Named = l.listed(ids)
	if len(ids) == 0 || len(r.Deputies) > 0 && !l.means(r.Deputies[0], ids[0]) {
		why := "没有写领衔代表"
		if len(r.Deputies) > 0 {
			why = "领衔代表“" + r.Deputies[0] + "”台账里没有认出来"
		}
		r.ImportOutcome, r.Why = LeftOut, why
		return append(said, r.Problem(matterbook.FieldDeputies, strings.Join(r.Deputies, "、"), why+"，这一件没有导入，请核对姓名或先录入这名代表"))
	}
	p := &r.proposal
	p.ProposalFields = data.ProposalFields{Day: r.Day, Title: r.Title, Text: r.Text, LeadID: ids[0], Kind: data.ProposalAdvice,
		Focus: codeOf(l.focus, r.Category, r.Kind)}
	switch bare := intake.Bare(r.Kind); {
	case strings.Contains(bare, string(data.ProposalBill)) && !strings.Contains(bare, "建议"):
		p.Kind = data.ProposalBill
	case !strings.ContainsAny(bare, "议批意"):
		r.tell("类别", r.Kind)
	}
	for _, id := range ids[1:] {
		p.Signers = append(p.Signers, data.Signer{DeputyID: id})
	}
	r.tell("会议届次", r.Session)
	return said
}

// means reports whether a name, or its first part, is that of a deputy.
func (l *matterMatcher) means(name, id string) bool {
	return slices.Contains(l.bearers(l.parted(name)[0]), id)
}

// units finds the handlers that a matter names.
func (l *matterMatcher) units(r *MatterImportRow) (said []intake.Problem) {
	var names []string
	for _, name := range r.Handlers {
		id, why := l.namesIn.find(name, l.doubts)
		if id == leaveOut || why != "" || len([]rune(name)) > 60 {
			if id != leaveOut {
				said = append(said, r.Problem(matterbook.FieldHandler, name, cmp.Or(why, "单位名称太长")+"，承办单位没有记，写进了备注"))
			}
			r.tell("承办单位", name)
			continue
		}
		called := cmp.Or(l.names[id], name)
		r.handlers = append(r.handlers, unitIn{id, called})
		names = append(names, called)
	}
	r.Units = strings.Join(names, "、")
	return said
}

// tell keeps in the note what the record has no place for.
func (r *MatterImportRow) tell(head, text string) {
	if text != "" {
		r.notes = append(r.notes, head+"："+text)
	}
}

// told puts the note in order: what the table notes first, then how it numbers the matter, then what it tells beside.
func (r *MatterImportRow) told(of data.Kind) {
	more := r.notes
	r.notes = nil
	if r.Note != "" {
		r.notes = []string{r.Note}
	}
	if r.Number != "" {
		r.notes = append(r.notes, sourceNumber+r.Number)
	}
	if of == data.KindOpinion && r.Channel != string(r.opinion.Channel) {
		r.tell("来源", r.Channel)
	}
	r.notes = append(r.notes, more...)
}

// valid says what of the record the ledger would still not take, which is then left out.
func (l *matterMatcher) valid(r *MatterImportRow) []intake.Problem {
	ids := make([]string, len(r.handlers))
	for i, u := range r.handlers {
		ids[i] = cmp.Or(u.id, u.name)
	}
	o, p := r.records(ids)
	err := o.Validate()
	if l.of == data.KindProposal {
		err = p.Validate()
	}
	if err == nil {
		return nil
	}
	r.ImportOutcome, r.Why = LeftOut, err.Error()
	return []intake.Problem{r.Problem(r.key(), r.About(), err.Error()+"，这一件没有导入")}
}

// codeOf is the code of the entry that one of some texts names, by the whole label or a part that only it has.
func codeOf(labels map[string]string, texts ...string) string {
	for _, text := range texts {
		bare := han.BareName(text)
		if code := labels[bare]; code != "" || len([]rune(bare)) < 2 {
			return code
		}
		var found []string
		for label, code := range labels {
			if strings.Contains(label, bare) || strings.Contains(bare, label) && len([]rune(label)) > 1 {
				found = append(found, code)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
	}
	return ""
}

// asText are the labels of a closed list.
func asText[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
