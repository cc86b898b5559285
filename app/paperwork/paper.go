package paperwork

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/listings"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
)

// Order says what a paper is to be made of; what is empty is the usual: the month of today, all stations, the newest record.
type Order struct {
	From, To string   // ISO days
	Station  string   // by name
	IDs      []string // of records
	Stamp    *Stamp   // what the paper bears when it goes out; nil: what it bore when it went out, or nothing
	Corrects string   // the paper that went out and is put right by it; "" none
}

// listed is the order of a list of the same.
func (o *Order) listed() listings.Order {
	return listings.Order{From: o.From, To: o.To, Station: o.Station}
}

// complete fills in the month of today, and checks what was given.
func (o *Order) complete(today string) error {
	l := o.listed()
	err := l.Complete(today)
	o.From, o.To = l.From, l.To
	return err
}

// Of orders papers of some records.
func Of(ids ...string) Order { return Order{IDs: ids} }

// id is the record that a paper of one is of; "" the usual.
func (o Order) id() (string, error) {
	switch len(o.IDs) {
	case 0:
		return "", nil
	case 1:
		return o.IDs[0], nil
	}
	return "", data.Fail(app.Refused, nil, "这份材料一次只打一条记录的，现在给了 %d 条。", len(o.IDs))
}

// Paper is one of the office's papers: a stable ASCII name for the command line, its Chinese title, and how it is made.
type Paper struct {
	Name, Title string
	make        func(*Book, papers.Head, Order) ([]*print.Document, error)
}

// Papers are all of them; one line adds one.
var Papers = []Paper{
	{"deputy-roster", "代表名册", (*Book).rosterPaper},
	{"deputy-file", "代表履职档案", (*Book).deputyFiles},
	{"station-file", "站点台账", (*Book).stationFiles},
	{"visit-record", "走访记录表", (*Book).visitRecord},
	{"visit-record-blank", "走访记录表（空白）", (*Book).blankVisit},
	{"visit-ledger", "走访台账", (*Book).visitLedger},
	{"sign-in", "签到表", (*Book).signIn},
	{"sign-in-blank", "签到表（空白）", (*Book).blankSignIn},
	{"duty-month", "值班安排表", (*Book).dutyMonth},
	{"duty-year", "全年值班表", (*Book).dutyYear},
	{data.NoticePaper, "接待公告", (*Book).dutyNotice},
	{"voter-reception", "接待选民登记表", (*Book).voterReception},
	{"voter-reception-blank", "接待选民登记表（空白）", (*Book).blankReception},
	{"opinion-assign", "意见建议交办单", ofOpinions.assign},
	{"opinion-assign-blank", "意见建议交办单（空白）", ofOpinions.blankAssign},
	{"opinion-reply", "办理情况反馈表", ofOpinions.reply},
	{"opinion-reply-blank", "办理情况反馈表（空白）", ofOpinions.blankReply},
	{"opinion-urge", "督办单", ofOpinions.urge},
	{"opinion-feedback", "办理结果反馈单", (*Book).feedbackSlips},
	{"opinion-posted", "意见建议办理情况公示", (*Book).postedPaper},
	{"proposal-assign", "议案建议交办单", ofProposals.assign},
	{"proposal-assign-blank", "议案建议交办单（空白）", ofProposals.blankAssign},
	{"proposal-reply", "办理情况征询意见表", ofProposals.reply},
	{"proposal-reply-blank", "办理情况征询意见表（空白）", ofProposals.blankReply},
	{"proposal-urge", "议案建议督办单", ofProposals.urge},
	{"activity-stats", "活动情况统计表", (*Book).statsPaper},
	{"leading-group", "领导小组名单", (*Book).leadingGroup},
	{"task-table", "任务分解表", (*Book).taskTable},
	{"task-slip", "任务单", (*Book).taskSlips},
	{"month-plan", "本月安排", (*Book).monthPlan},
	{"activity-notice", "活动通知", (*Book).activityNoticePaper},
	{"activity-sign-in", "活动签到表", (*Book).activitySignIn},
	{"report-result", "述职评议结果", (*Book).reportResultPaper},
	{"training-notice", "培训通知", (*Book).trainingNoticePaper},
	{"training-sign-in", "培训签到表", (*Book).trainingSignIn},
	{"training-roster", "培训名册", (*Book).enrolmentList},
	{"meeting", "会议材料", (*Book).meetingPapers},
	{"name-cards", "桌签", (*Book).meetingCards},
	{"archive-list", "归档目录", (*Book).archiveList},
	{"handover", "交接单", (*Book).handover},
	{data.BulletinPaper, "简报", (*Book).bulletinPaper},
	{summaryPaper, "活动月总结", (*Book).summaryPaper},
}

// Paper makes the paper of that name: one document, or a stack of them.
func (a *Book) Paper(name string, o Order) ([]*print.Document, error) {
	i := slices.IndexFunc(Papers, func(p Paper) bool { return p.Name == name })
	if i < 0 {
		return nil, data.Fail(app.Refused, nil, "没有名为“%s”的材料。可用的名称请看 liujin print --list。", name)
	}
	h, err := a.Head()
	if err != nil {
		return nil, err
	}
	if err := o.complete(a.Today()); err != nil {
		return nil, err
	}
	return Papers[i].make(a, h, o)
}

// Head is what papers of today say of the own office.
func (a *Book) Head() (papers.Head, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return papers.Head{}, err
	}
	sample, err := a.IsSample()
	if err != nil {
		return papers.Head{}, err
	}
	return papers.Head{Unit: own.Name, Short: own.Called(), Day: a.Today(), Sample: sample}, nil
}

// ListPaper prints a list just as it stands.
func (a *Book) ListPaper(l table.Listing, faces *print.Faces) (*print.Document, error) {
	h, err := a.Head()
	if err != nil {
		return nil, err
	}
	return papers.List(h, l, faces), nil
}

// PDF lays papers out and writes them to the file path just as sheets are written: whole or not at all. What no face has is returned.
func (a *Book) PDF(job *print.Job, path string) error {
	content, err := Painted(job)
	if err != nil {
		return err
	}
	return a.WritePDF(content, path)
}

// Painted is a job as the bytes of its PDF.
func Painted(job *print.Job) ([]byte, error) {
	var content bytes.Buffer
	err := job.PDF(&content)
	return content.Bytes(), err
}

// WritePDF writes the bytes of a PDF to the file path, whole or not at all.
func (a *Book) WritePDF(content []byte, path string) error {
	if strings.ToLower(filepath.Ext(path)) != ".pdf" {
		return data.Fail(app.Refused, nil, "输出文件“%s”的名字请以 .pdf 结尾。", filepath.Base(path))
	}
	return WriteFile(content, path)
}

// WriteFile writes a file to the path, whole or not at all.
func WriteFile(content []byte, path string) error {
	return app.ExplainOutput(sheets.Replace(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}), path)
}

// mostPapers is how many papers of one name lie in a folder before another place is to be chosen.
const mostPapers = 99

// PutPDF writes a PDF to the path, or beside it under another name while that file is open elsewhere or holds something else: nothing is
// written over that is not the same. It returns where it was written.
func (a *Book) PutPDF(content []byte, path string) (string, error) {
	at := path
	for n := 2; n <= mostPapers; n++ {
		if !holdsAnother(at, content) {
			if err := a.WritePDF(content, at); !data.Is(err, data.OpenElsewhere) {
				return at, err
			}
		}
		at = fmt.Sprintf("%s（%d）.pdf", strings.TrimSuffix(path, ".pdf"), n)
	}
	return "", data.Fail(data.Exists, nil, "“%s”在文件夹“%s”里已经有 %d 份，请先清理，或用“另存为 PDF”换一个地方。", filepath.Base(path),
		filepath.Dir(path), mostPapers)
}

// holdsAnother reports whether something is there already that is not the same, or can't be told to be.
func holdsAnother(path string, content []byte) bool {
	if _, err := os.Lstat(path); err != nil {
		return false
	}
	there, err := data.ReadRegular(path, int64(len(content)))
	return err != nil || !bytes.Equal(there, content)
}

// mostPicture is more than a photo has that was taken in.
const mostPicture = 64 << 20

// picture reads a photo for a paper; one whose file is gone or damaged leaves its place empty.
func (a *Book) picture(one data.Attachment) *print.Image {
	content, err := data.ReadRegular(a.DB().FilePath(one), mostPicture)
	if err != nil {
		return nil
	}
	image, err := print.NewImage(content)
	if err != nil {
		return nil
	}
	return image
}

func (a *Book) photos(all []data.Attachment) []print.Photo {
	var out []print.Photo
	for _, one := range all {
		if one.Kind == data.AttachmentPhoto {
			out = append(out, print.Photo{Image: a.picture(one), Caption: one.Caption})
		}
	}
	return out
}

// ErrNoRecord is when a paper has no record to be made of.
var ErrNoRecord = errors.New("no record for this paper")

func noRecord(what string) error {
	return data.Fail(data.Gone, ErrNoRecord, "还没有%s，这份材料打不出来。请先登记，或改打空白表。", what)
}
