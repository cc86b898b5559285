package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// The papers that carry a number, by their names among the office's papers: the public notice of shifts, and the bulletin.
const (
	NoticePaper   = "duty-notice"
	BulletinPaper = "bulletin"
)

// FilingPaper is a file that goes up (上报文件): it is kept as papers are, and its own manifest says which of its period it is.
const FilingPaper = "upward-file"

// DownwardPaper is a file for the offices below (发给乡镇的文件): what is asked of them, and what became of what they sent.
const DownwardPaper = "downward-file"

// Packed reports a file for another office, which nobody prints: a zip.
func (i *IssuedFields) Packed() bool { return i.Paper == FilingPaper || i.Paper == DownwardPaper }

// IssuedSession is a session that a paper is about: a make-up has a notice of its own, beside its course's.
const IssuedSession Kind = "course_session"

// IssuedFields is a paper that went out (印发登记): which, of what, under which number, and when. It is never undone and never deleted.
type IssuedFields struct {
	Meta
	Paper        string // its name among the office's papers
	Title        string
	Since, Until string // the days that it is of; "" where its records say so
	Year         int    // of its number
	Number       int    // as it stands on the paper; 0 none
	Total        int    // of a bulletin: counted through all years; 0 none
	Dated        string // 成文日期; "" not known
	Day          string // on which it was printed or saved
	State        IssuedState
	Reason       string // why it is void, or puts an earlier one right; of one older than the register, that no file was kept
	CorrectsID   string // the earlier one that this puts right
}

// IssuedSubject is a record that an issued paper is about.
type IssuedSubject struct {
	Meta
	IssuedID     string
	SubjectTable Kind
	SubjectID    string
}

// Issued is an issued paper with the records that it is about, and its PDF as it went out.
type Issued struct {
	IssuedFields
	Subjects []IssuedSubject
	Files    []Attachment
}

// IssuedRow is an issued paper in its list.
type IssuedRow struct {
	IssuedFields
	Kept      bool // its file is there; older ones have none
	Corrected bool // a later one puts it right
}

var issuedPapers = register(table[IssuedFields]{name: "issued", title: "印发的文件", label: "title", order: "day DESC, id DESC",
	columns: "paper, title, since, until, year, number, total, dated, day, state, reason, corrects_id",
	fields: func(i *IssuedFields) []any {
		return []any{&i.Paper, &i.Title, opt(&i.Since), opt(&i.Until), &i.Year, &i.Number, &i.Total, opt(&i.Dated), &i.Day, &i.State,
			&i.Reason, opt(&i.CorrectsID)}
	}})

var issuedAbout = register(table[IssuedSubject]{name: "issued_subject", title: "印发文件所涉记录", order: "id", parent: "issued_id",
	owners: []owner{{"issued", "issued_id"}}, columns: "issued_id, subject_table, subject_id",
	fields: func(s *IssuedSubject) []any { return []any{&s.IssuedID, &s.SubjectTable, &s.SubjectID} }})

var _ = ruled(issuedPapers, reader.Issued)

// issuedSubjects are the tables of the records that a paper which goes out can be about.
var issuedSubjects = []string{shifts.name, activities.name, opinions.name, proposals.name, courses.name, sessions.name,
	meetings.name, bulletins.name}

// Code is an issued paper's number as it is written; "" when it has none.
func (i *IssuedFields) Code() string {
	switch {
	case i.Number == 0:
		return ""
	case i.Paper != BulletinPaper:
		return fmt.Sprintf("(%d)%d号", i.Year, i.Number)
	case i.Total == 0:
		return fmt.Sprintf("%d 年第 %d 期", i.Year, i.Number)
	}
	return fmt.Sprintf("%d 年第 %d 期（总第 %d 期）", i.Year, i.Number, i.Total)
}

// Stands reports a paper that is not void.
func (i *IssuedFields) Stands() bool { return i.State != IssuedVoid }

// Validate checks an issued paper.
func (i *Issued) Validate() error {
	bad := Invalid{}
	bad.need("paper", i.Paper, "文件种类")
	bad.need("title", i.Title, "标题")
	bad.within("title", i.Title, "标题", 200)
	bad.need("day", i.Day, "印发日期")
	bad.day("day", i.Day, "印发日期")
	bad.day("dated", i.Dated, "成文日期")
	bad.within("reason", i.Reason, "原因", ReasonRunes)
	chosen(bad, "state", i.State, "状态", IssuedStates)
	if i.Number < 0 || i.Number > mostIssued || i.Total < 0 || i.Total > mostIssued {
		bad["number"] = fmt.Sprintf("编号请填 1 到 %d，没有编号的留空", mostIssued)
	}
	if strings.TrimSpace(i.Reason) == "" && (i.State == IssuedVoid || i.State == IssuedCorrection) {
		bad["reason"] = "请写明原因"
	}
	if i.State == IssuedCorrection && i.CorrectsID == "" {
		bad["state"] = "更正要说明更正哪一份"
	}
	return bad.orNil()
}

// ReasonRunes is how long a reason can be why a paper is void, or puts another right.
const ReasonRunes = 200

// mostIssued is the highest number of a paper: what is above it is a slip of the keyboard, and the next one would follow it.
const mostIssued = 99999

// IssuedRows returns what went out, the newest first.
func (r reader) IssuedRows() ([]IssuedRow, error) { return r.issuedRows("1") }

// IssuedAbout returns what went out about a record, the newest first.
func (r reader) IssuedAbout(of Kind, id string) ([]IssuedRow, error) {
	return r.issuedRows("i.id IN (SELECT issued_id FROM issued_subject WHERE subject_id = ? AND subject_table = ?)", id, of)
}

func (r reader) issuedRows(where string, args ...any) ([]IssuedRow, error) {
	return scanAll(r, func(v *IssuedRow) []any { return append(issuedPapers.pointers(&v.IssuedFields), &v.Kept, &v.Corrected) },
		"SELECT "+issuedPapers.qualified("i")+`,
			EXISTS (SELECT 1 FROM attachment a WHERE a.owner_table = 'issued' AND a.owner_id = i.id),
			EXISTS (SELECT 1 FROM issued c WHERE c.corrects_id = i.id AND c.state <> '`+string(IssuedVoid)+`')
		FROM issued i WHERE `+where+" ORDER BY i.day DESC, i.id DESC", args...)
}

// Issued returns one issued paper with all that belongs to it.
func (r reader) Issued(id string) (i Issued, err error) {
	if i.IssuedFields, err = issuedPapers.get(r, id); err != nil {
		return i, err
	}
	if i.Subjects, err = issuedAbout.of(r, id); err != nil {
		return i, err
	}
	i.Files, err = r.attachmentsOf(issuedPapers.name, id)
	return i, err
}

// IssuedSame returns the papers of a name that stand and are about exactly these records and days, the newest first.
func (r reader) IssuedSame(paper string, about []Subject, since, until string) (same []Issued, err error) {
	first := ""
	if len(about) > 0 {
		first = about[0].ID
	}
	ids, err := texts(r, `SELECT id FROM issued i WHERE paper = ? AND state <> ? AND coalesce(since, '') = ? AND coalesce(until, '') = ?
		AND (? = '' OR EXISTS (SELECT 1 FROM issued_subject s WHERE s.issued_id = i.id AND s.subject_id = ?))
		ORDER BY day DESC, id DESC`, paper, IssuedVoid, since, until, first, first)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		one, err := r.Issued(id)
		if err != nil {
			return nil, err
		}
		if one.isAbout(about) {
			same = append(same, one)
		}
	}
	return same, nil
}

// isAbout reports whether a paper is about just these records.
func (i *Issued) isAbout(about []Subject) bool {
	return len(i.Subjects) == len(about) && !slices.ContainsFunc(i.Subjects, func(s IssuedSubject) bool {
		return !slices.Contains(about, Subject{s.SubjectTable, s.SubjectID})
	})
}

// IssuedRecords are the ids of the records about which a paper of a name went out and stands.
func (r reader) IssuedRecords(paper string) (map[string]bool, error) {
	ids, err := texts(r, `SELECT s.subject_id FROM issued_subject s JOIN issued i ON i.id = s.issued_id
		WHERE i.paper = ? AND i.state <> ?`, paper, IssuedVoid)
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out, err
}

// issuedCounter is the counter of a numbered paper, and issuedTotal that of what counts through all years.
func issuedCounter(paper string) string { return strings.ReplaceAll(paper, "-", "_") }

const issuedTotal = "bulletin_total"

// NextIssued is the number that a paper would have next in a year, and through all years. It is given to nobody by that.
func (r reader) NextIssued(paper string, year int) (number, total int, err error) {
	for _, c := range []struct {
		kind string
		year int
		to   *int
	}{{issuedCounter(paper), year, &number}, {issuedTotal, 0, &total}} {
		err := r.q.QueryRowContext(context.Background(), "SELECT 1 + coalesce((SELECT last FROM counter WHERE kind = ? AND year = ?), 0)",
			c.kind, c.year).Scan(c.to)
		if err != nil {
			return 0, 0, explain(err)
		}
	}
	return number, total, nil
}

// SaveIssued saves a paper that goes out; its number is taken by that, whoever chose it.
func (tx *Tx) SaveIssued(i *Issued) error {
	if err := tx.CheckIssued(i); err != nil {
		return err
	}
	if err := issuedPapers.save(tx, &i.IssuedFields); err != nil {
		return err
	}
	for k := range i.Subjects {
		i.Subjects[k].IssuedID = i.ID
	}
	if err := issuedAbout.saveChildren(tx, &i.Meta, i.Subjects); err != nil {
		return err
	}
	if err := tx.saveAttachments(issuedPapers.name, &i.Meta, i.Files); err != nil {
		return err
	}
	if err := tx.takeNumber(issuedCounter(i.Paper), i.Year, i.Number); err != nil {
		return err
	}
	return tx.takeNumber(issuedTotal, 0, i.Total)
}

// takeNumber has the next number follow one that was given.
func (tx *Tx) takeNumber(kind string, year, number int) error {
	if number == 0 {
		return nil
	}
	_, err := tx.exec(`INSERT INTO counter (kind, year, last) VALUES (?, ?, ?)
		ON CONFLICT (kind, year) DO UPDATE SET last = max(last, excluded.last)`, kind, year, number)
	return err
}

// CheckIssued holds a paper that is to go out against its rules. Its number must be no other paper's, not even a void one's: only where
// what is about the same record, and stands, bears it already.
func (r reader) CheckIssued(i *Issued) error {
	if err := i.Validate(); err != nil || i.Number == 0 || i.State == IssuedVoid {
		return err
	}
	others, err := issuedPapers.list(r, "paper = ? AND year = ? AND number = ? AND id <> ?", i.Paper, i.Year, i.Number, i.ID)
	if err != nil {
		return err
	}
	var taken *IssuedFields
	for k := range others {
		o := &others[k]
		about, err := issuedAbout.of(r, o.ID)
		if err != nil {
			return err
		}
		same := slices.ContainsFunc(about, func(s IssuedSubject) bool { return slices.ContainsFunc(i.Subjects, s.isOf) })
		switch {
		case same && o.Stands() || o.ID == i.CorrectsID:
			return nil
		case taken == nil:
			taken = o
		}
	}
	if taken == nil {
		return nil
	}
	void := map[bool]string{false: "，已作废"}[taken.Stands()]
	return Invalid{"number": fmt.Sprintf("%s 已经用于“%s”（%s%s），请换一个编号，或者留空", i.Code(), taken.Title, taken.Day,
		void)}
}

// isOf reports whether two name the same record.
func (s IssuedSubject) isOf(other IssuedSubject) bool {
	return s.SubjectTable == other.SubjectTable && s.SubjectID == other.SubjectID
}

// wentOut names a paper that stands and is about a record; "" when there is none.
func (r reader) wentOut(table, id string) (string, error) {
	found, err := texts(r, `SELECT i.title FROM issued_subject s JOIN issued i ON i.id = s.issued_id
		WHERE s.subject_id = ? AND s.subject_table = ? AND i.state <> ? ORDER BY i.day DESC LIMIT 1`, id, table, IssuedVoid)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

// papersStand refuses an operation, an undo or a redo that takes away a record about which a paper went out.
func (tx *Tx) papersStand(changed []string) error {
	for _, table := range changed {
		if !slices.Contains(issuedSubjects, table) {
			continue
		}
		found, err := texts(tx.reader, `SELECT i.title FROM issued_subject s JOIN issued i ON i.id = s.issued_id
			WHERE s.subject_table = ? AND i.state <> ? AND NOT EXISTS (SELECT 1 FROM `+table+` o WHERE o.id = s.subject_id)
			ORDER BY i.day DESC LIMIT 1`, table, IssuedVoid)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return Fail(InUse, nil, "这一步会去掉一条%s，而它的文件“%s”已经印发，所以没有做。%s", titleOf(table), found[0], wayOut)
		}
	}
	return nil
}

// wayOut is what can be done instead of taking away what a paper that went out is about.
const wayOut = "请先在“印发登记”里把那份文件作废；如果只是内容变了，改好记录后更正那份文件。"
