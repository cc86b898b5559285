package data

// ReportFields is what a deputy wrote in a chat group about what was done, as it was understood (待核记录). It counts nowhere: the record
// that is made of it does. Once that is made, or it was found to be none, only what was written stays, by which it is known again.
type ReportFields struct {
	Meta
	State        ReportState
	Text         string // as it was written
	Sender, Sent string // who wrote it, and on which day; "" the chat does not say
	Came         string // the day on which it was pasted: 今天 in a text without a head is of that day
	Day          string
	WalkIn       WalkIn // 0: not known
	SubjectTable Kind   // where it was; "" not known. It follows from the id when saved
	SubjectID    string
	Strangers    string // who took part, too, and is not known yet, with 、 between
	Place        string // what the text calls where it was, as far as the ledger has not got it; else where within it
	Topic        string // of a lecture or training
	Content      string
	Asked        string // what was asked for, one a line
	Reporter     string // who asked (反映人); personal data
	Reached      int    // voters, listeners
	ActivityID   string // the record that was made of it
}

// reportSubjects are the kinds of records that a walk-in is about.
var reportSubjects = []Kind{KindVillage, KindEnterprise, KindStation, KindProject, KindProposal, KindConstituency}

var reports = register(table[ReportFields]{name: "report", title: "待核记录", order: "came, id", parent: "activity_id",
	label: "coalesce(day, sent, '') || ' ' || substr(text, 1, 12)",
	columns: "state, text, sender, sent, came, day, walk_in, subject_table, subject_id, strangers, place, topic, content, asked, " +
		"reporter, reached, activity_id",
	fields: func(r *ReportFields) []any {
		return []any{&r.State, &r.Text, &r.Sender, opt(&r.Sent), &r.Came, opt(&r.Day), &r.WalkIn, &r.SubjectTable, &r.SubjectID,
			&r.Strangers, &r.Place, &r.Topic, &r.Content, &r.Asked, &r.Reporter, &r.Reached, opt(&r.ActivityID)}
	}})

var _ = ruled(reports, reader.Report)

// ReportDeputy is a deputy who took part, as a report says.
type ReportDeputy struct {
	Meta
	ReportID, DeputyID string
}

var reportDeputies = register(table[ReportDeputy]{name: "report_deputy", title: "待核记录的代表", order: "id", parent: "report_id",
	owners: []owner{{"report", "report_id"}}, columns: "report_id, deputy_id",
	fields: func(d *ReportDeputy) []any { return []any{&d.ReportID, &d.DeputyID} }})

// Report is a report, whole.
type Report struct {
	ReportFields
	Deputies []ReportDeputy
	Photos   []Attachment
}

// HeldOn is the day that it tells of.
func (r *Report) HeldOn() string { return r.Day }

// Validate checks a report as far as one that waits must be right; what the record needs is asked when it is made.
func (r *Report) Validate() error {
	bad := Invalid{}
	chosen(bad, "state", r.State, "状态", ReportStates)
	bad.need("text", r.Text, "原文")
	bad.within("text", r.Text, "原文", 12000)
	bad.within("sender", r.Sender, "发送人", 60)
	bad.day("sent", r.Sent, "发送日期")
	bad.need("came", r.Came, "收到日期")
	bad.day("came", r.Came, "收到日期")
	bad.day("day", r.Day, "日期")
	bad.between("walk", int(r.WalkIn), 0, len(WalkIns))
	bad.within("strangers", r.Strangers, "没认出的人", 200)
	bad.within("place", r.Place, "地点", 60)
	bad.within("topic", r.Topic, "主题", 60)
	bad.within("content", r.Content, "情况", 12000)
	bad.within("asked", r.Asked, "反映的意见", 12000)
	bad.within("reporter", r.Reporter, "反映人", 40)
	bad.count("reached", r.Reached, "人次")
	if repeats(r.Deputies, func(d ReportDeputy) string { return d.DeputyID }) {
		bad["deputies"] = "代表不能空白或重复"
	}
	return bad.orNil()
}

// ReportRow is a report in a list.
type ReportRow struct {
	ReportFields
	Deputies string
	Photos   int
}

// ReportRows returns all reports, in the order in which they were written.
func (r reader) ReportRows() ([]ReportRow, error) {
	return withNames(r, func(p *ReportRow) (*string, []any) {
		return &p.Deputies, append(reports.pointers(&p.ReportFields), &p.Deputies, &p.Photos)
	}, "SELECT "+reports.qualified("p")+`,
		coalesce((SELECT group_concat(x.deputy_id, ',' ORDER BY x.id) FROM report_deputy x WHERE x.report_id = p.id), ''),
		(SELECT count(*) FROM attachment t WHERE t.owner_table = 'report' AND t.owner_id = p.id)
		FROM report p ORDER BY p.came, p.id`)
}

// ReportsWaiting returns the reports that wait to be confirmed.
func (r reader) ReportsWaiting() ([]ReportFields, error) {
	return reports.list(r, "state = ?", string(ReportWaiting))
}

// Report returns a report, whole.
func (r reader) Report(id string) (p Report, err error) {
	if p.ReportFields, err = reports.get(r, id); err != nil {
		return p, err
	}
	if p.Deputies, err = reportDeputies.of(r, id); err != nil {
		return p, err
	}
	p.Photos, err = r.attachmentsOf("report", id)
	return p, err
}

// SaveReport saves a report, whole. Where it was and is no record any more is left out.
func (tx *Tx) SaveReport(r *Report) (err error) {
	if err := r.Validate(); err != nil {
		return err
	}
	if r.SubjectTable, err = tx.kindOf(r.SubjectID, reportSubjects...); err != nil {
		return err
	}
	if r.SubjectTable == "" {
		r.SubjectID = ""
	}
	if err := reports.save(tx, &r.ReportFields); err != nil {
		return err
	}
	for i := range r.Deputies {
		r.Deputies[i].ReportID = r.ID
	}
	if err := reportDeputies.saveChildren(tx, &r.Meta, r.Deputies); err != nil {
		return err
	}
	return tx.saveAttachments("report", &r.Meta, r.Photos)
}

// ReportSubject is which kind of record a walk-in was about; "" none.
func (r reader) ReportSubject(id string) (Kind, error) { return r.kindOf(id, reportSubjects...) }

// Close keeps of a report only what was written: the record that was made of it has the rest, or nobody needs it.
func (r *Report) Close(state ReportState, activityID string) {
	r.ReportFields = ReportFields{Meta: r.Meta, State: state, Text: r.Text, Sender: r.Sender, Sent: r.Sent, Came: r.Came, Day: r.Day,
		ActivityID: activityID}
	r.Deputies, r.Photos = nil, nil
}

// unlinkReports takes the link to an activity from the reports that it was made of: they are known again all the same.
func (tx *Tx) unlinkReports(activityID string) error {
	all, err := reports.of(tx.reader, activityID)
	if err != nil {
		return err
	}
	for i := range all {
		all[i].ActivityID = ""
		if err := reports.save(tx, &all[i]); err != nil {
			return err
		}
	}
	return nil
}

// DeleteReport deletes a report: it is not known again.
func (tx *Tx) DeleteReport(id string) error { return reports.delete(tx, id) }

// Waits reports whether a report is still to be confirmed.
func (r *ReportFields) Waits() bool { return r.State == ReportWaiting }

// ActivitiesOn returns the activities of all kinds of a day, those that are planned for it, too.
func (r reader) ActivitiesOn(day string) ([]ActivityRow, error) {
	return r.activityRows(plansToo, " WHERE a.day = ? AND a.state <> '"+string(ActivityCancelled)+"'", day)
}
