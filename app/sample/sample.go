// Package sample makes the made-up ledger (示例台账), by the acts that the office would do.
package sample

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
)

// sampleHour is an hour. What the sample does lately is done the evening before,
// wherever on earth: it must not seem to come from the future.
const sampleHour = time.Hour

// sampler makes the made-up ledger. Everything it does follows from seed and today, so that the same arguments give the same file.
type sampler struct {
	db    *data.DB
	rnd   *rand.Rand
	today time.Time
	clock time.Time
	phone int // the last 1390000xxxx that was given out

	terms       map[data.Level]*data.Term
	villages    []data.Village
	seats       map[data.Level][]string // level → constituency id, once per seat
	groups      []data.Group
	people      []*data.Deputy
	jobs        []int // per person, an index into sampleJobs
	handlers    []data.Handler
	enterprises []*data.Enterprise
	gone        []string // deputies of this term who are not in office any more
}

// Sample creates the made-up ledger of a town at path, which must not exist, as it would look on the day today (an ISO date).
// The same seed and day give the same file, byte for byte.
func Sample(path string, seed int64, today string) error {
	return sampled(path, seed, today, (*sampler).fill)
}

// Congresses are elected every five years: when a term of the sample began, and how long one lasts.
const (
	firstTerm = 2022
	termYears = 5
)

// Day is the day as of which a made-up ledger is made on another: the latest one up to that on which the story of the made-up office can be
// told. Its month is some days old, and what it tells of the half year before lies in the term of the congress that runs, which began in a
// January.
func Day(day time.Time) time.Time {
	const begun, half = 5, time.June
	if day.Day() < begun {
		day = day.AddDate(0, 0, -day.Day())
	}
	if (day.Year()-firstTerm)%termYears == 0 && day.Month() < half {
		day = time.Date(day.Year()-1, time.December, 28, 0, 0, 0, 0, time.UTC)
	}
	return day
}

// sampled creates a made-up ledger that fill fills.
func sampled(path string, seed int64, today string, fill func(*sampler) error) error {
	day, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return data.Fail(app.Refused, err, "日期“%s”不对，请写成 2026-11-12 这样。", today)
	}
	day = Day(day)
	s := &sampler{today: day, phone: 1000, rnd: rand.New(rand.NewPCG(uint64(seed), 6)),
		// Two months ago, when the office began: what it plans must lie ahead of it.
		clock: time.Date(day.Year(), day.Month()-1, 1, 0, 0, 0, 0, time.UTC).Add(-2 * 24 * sampleHour), terms: map[data.Level]*data.Term{},
		seats: map[data.Level][]string{}}
	var key [32]byte
	copy(key[:], fmt.Sprint("liujin sample ", seed))
	stem := strings.TrimSuffix(path, data.Extension)
	if err := nothingAt(path, path+"-wal", stem+".files", stem+".backups"); err != nil {
		return err
	}
	// Made under another name, so that a power cut leaves no half sample, which would pass for a ledger of the office's own.
	part := stem + "~" + data.Extension
	if err := RemoveLedger(part); err != nil {
		return err
	}
	s.db, err = data.Create(part, data.Options{Source: data.Source{Now: s.now, Rand: rand.NewChaCha8(key), User: "示例"}})
	if err != nil {
		return err
	}
	err = errors.Join(s.db.SetSetting(app.SampleSetting, today), fill(s), s.key(), s.db.Close())
	if err == nil {
		err = moveSample(stem, path)
	}
	return errors.Join(err, RemoveLedger(part))
}

// key makes the key that the sample signs with of its seed, so that what it sends up is the same at every run.
func (s *sampler) key() error {
	_, err := s.db.SigningKey()
	return err
}

// nothingAt refuses a sample where a ledger, or what belonged to one, lies: clearing the sample would take it along.
func nothingAt(names ...string) error {
	for _, name := range names {
		if _, err := os.Lstat(name); err == nil {
			return data.Fail(data.Exists, nil, "“%s”已经存在，示例不能建在这里。请换一个文件名，或先把它移到别处。", name)
		}
	}
	return nil
}

// moveSample gives the finished sample its name, the ledger last.
func moveSample(stem, path string) error {
	if err := os.Rename(stem+"~.files", stem+".files"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(stem+"~"+data.Extension, path)
}

// now is a clock that goes forward by a fixed step each time it is read.
func (s *sampler) now() time.Time {
	s.clock = s.clock.Add(83 * time.Millisecond)
	return s.clock
}

func (s *sampler) fill() error {
	for _, part := range []struct {
		label string
		fn    func(*data.Tx) error
	}{
		{"设置单位、届次和活动月", s.office}, {"登记选区和村居", s.areas}, {"导入代表名册", s.deputies}, {"登记家站点", s.stations},
		{"登记承办单位", s.saveHandlers}, {"登记市场主体", s.saveEnterprises},
	} {
		if _, err := s.db.Do(part.label, part.fn); err != nil {
			return fmt.Errorf("sample %s: %w", part.label, err)
		}
	}
	for _, part := range []func() error{s.rotation, s.tasks, s.visits, s.walks, s.training, s.matters, s.meetings, s.publicity, s.papersOut,
		s.past, s.endings, s.also, s.planned, s.handedIn, s.written, s.congress, s.reportedBack} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (s *sampler) office(tx *data.Tx) error {
	above := data.Office{Name: "滨海县人民代表大会常务委员会", Short: "滨海县人大常委会", Level: data.OfficeCounty, Code: "990922"}
	if err := tx.SaveOffice(&above); err != nil {
		return err
	}
	own := data.Office{Name: "东港镇人民代表大会主席团", Short: "东港镇人大", Level: data.OfficeTown, Code: "990922101", Secretary: "张文书",
		Phone:    s.nextPhone(),
		ParentID: above.ID, Own: true}
	if err := tx.SaveOffice(&own); err != nil {
		return err
	}
	if err := s.saveTerms(tx); err != nil {
		return err
	}
	first, last := days.Month(days.ISO(s.today))
	campaign := data.Campaign{CampaignFields: data.CampaignFields{Name: fmt.Sprintf("%d 年“履职担当促发展”活动月", s.today.Year()), Theme: "履职担当促发展",
		Starts: first, Ends: last, Targets: data.Targets{28, 40, 18, 12, 600, 86},
		Leading: "组长：刘建国（镇党委书记）\n常务副组长：陈海涛（镇党委副书记、镇人大主席）\n副组长：孙丽萍（镇党委副书记、镇长）、周国平（镇人大副主席）\n成员：马骏（镇党政办公室主任）、" +
			"田晓（镇农业农村局局长）、蒋敏（镇经济发展局局长）、高峰（镇社会事业局局长）\n办公室主任：周国平（兼）",
		Note: "六个走进：村居社区、市场主体、家站点、项目一线、选区选民、培训课堂。"}}
	return tx.SaveCampaign(&campaign)
}

// saveTerms makes the term of each level that runs today; congresses are elected every five years.
func (s *sampler) saveTerms(tx *data.Tx) error {
	for _, t := range []struct {
		level               data.Level
		number, month, days int
	}{{data.LevelCity, 9, 3, 10}, {data.LevelCounty, 18, 1, 18}, {data.LevelTown, 19, 1, 10}} {
		starts, number := time.Date(firstTerm, time.Month(t.month), t.days, 0, 0, 0, 0, time.UTC), t.number
		for starts.After(s.today) && number > 1 {
			starts, number = starts.AddDate(-termYears, 0, 0), number-1
		}
		for number < 99 && !starts.AddDate(termYears, 0, 0).After(s.today) {
			starts, number = starts.AddDate(termYears, 0, 0), number+1
		}
		term := &data.Term{Level: t.level, Number: number, Starts: days.ISO(starts), Ends: days.ISO(starts.AddDate(termYears, 0, -1))}
		if err := tx.SaveTerm(term); err != nil {
			return err
		}
		s.terms[t.level] = term
	}
	return nil
}

// areas makes 28 constituencies of the town, five of the county, and the villages in them.
func (s *sampler) areas(tx *data.Tx) error {
	var town []*data.Constituency
	add := func(level data.Level, name string, seats, people int, note string) (*data.Constituency, error) {
		c := &data.Constituency{ConstituencyFields: data.ConstituencyFields{Level: level, Name: name, TermID: s.terms[level].ID,
			Seats: seats, Population: people, Note: note}}
		err := tx.SaveConstituency(c)
		for range seats {
			s.seats[level] = append(s.seats[level], c.ID)
		}
		return c, err
	}
	for i := range 28 {
		seats := 3
		if i%5 == 4 || i == 27 {
			seats = 2
		}
		c, err := add(data.LevelTown, fmt.Sprintf("第%d选区", i+1), seats, seats*(560+s.rnd.IntN(120)), "")
		if err != nil {
			return err
		}
		town = append(town, c)
	}
	for i, seats := range []int{3, 3, 2, 2, 2} {
		if _, err := add(data.LevelCounty, fmt.Sprintf("县第%d选区", 16+i), seats, seats*4300+s.rnd.IntN(900), "含东港镇部分村居"); err != nil {
			return err
		}
	}
	for i, v := range sampleVillages {
		village := data.Village{Name: v.name, Kind: v.kind, Code: fmt.Sprintf("990922101%03d", villageCode(v.kind, i))}
		if err := tx.SaveVillage(&village); err != nil {
			return err
		}
		town[2*i].Villages = []data.ConstituencyVillage{{VillageID: village.ID}}
		if err := tx.SaveConstituency(town[2*i]); err != nil {
			return err
		}
		s.villages = append(s.villages, village)
	}
	return nil
}

// villageCode follows the standard's habit: communities from 001, villages from 200.
func villageCode(kind data.VillageKind, i int) int {
	if kind == data.VillageRural {
		return 200 + i
	}
	return 1 + i
}

func (s *sampler) nextPhone() string {
	s.phone++
	return fmt.Sprintf("1390000%04d", s.phone)
}

// RemoveSample deletes the sample ledger at path with everything that lies beside it
// (清空示例). It must be closed; any other ledger is refused.
func RemoveSample(path string) error {
	db, err := data.Open(path, data.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	sample, err := app.New(db).IsSample()
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	if !sample {
		return data.Fail(app.Refused, nil, "这本台账不是示例，不会清空。")
	}
	return RemoveLedger(path)
}

// RemoveLedger deletes a closed ledger with its photos, files and lock. The caller makes sure that nobody needs it.
func RemoveLedger(path string) error {
	stem := strings.TrimSuffix(path, data.Extension)
	if stem == path { // not named as ledgers are: its neighbours might be anybody's
		return os.Remove(path)
	}
	var errs []error
	for _, name := range []string{path, path + "-wal", path + "-shm", stem + ".lock", stem + ".files", stem + ".backups"} {
		errs = append(errs, os.RemoveAll(name))
	}
	return errors.Join(errs...)
}
