package sample

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// Above creates the made-up ledger of a county or a city: the offices below it, what it asked of them, and what they reported of the month
// before. One keeps no ledger of ours, one was late, one put its report right, one had nothing to report, one was given its report back, of
// one a figure is doubtful, and the town of Sample has not reported yet.
func Above(path string, seed int64, today string, level data.OfficeLevel) error {
	return sampled(path, seed, today, func(s *sampler) error { return s.above(seed, level) })
}

// sampleBelow are the offices below, by the level of the one above: names with what follows the code of the one above.
var sampleBelow = map[data.OfficeLevel][]string{
	data.OfficeCounty: {"东港镇", "白鹤乡", "青龙镇", "石桥镇", "双河镇", "芦荡镇", "盐田镇", "新桥街道", "河口镇", "永兴镇", "太平镇", "沙洲乡", "柳堡镇", "临湖镇", "城东街道"},
	data.OfficeCity:   {"滨海县", "云台县", "清江县", "临淮县", "射阳湖区", "大丰区", "望海县", "东湖区", "平原县", "盐城河区"},
}

// below are the parts that the offices below play, by their place.
const (
	playsMissing = iota
	playsByHand
	playsLate
	playsCorrected
	playsZero
	playsReturned
	playsDoubted
)

// above fills the ledger of a county or a city.
func (s *sampler) above(seed int64, level data.OfficeLevel) error {
	month := days.MonthSpan(days.After(days.MonthSpan(days.ISO(s.today)).From, -1))
	due := min(days.After(month.To, 5), days.After(days.ISO(s.today), -1))
	asked := []data.Requirement{{Name: month.Name(), Since: month.From, Until: month.To, Due: due, Note: "活动月情况和六个走进的统计"}}
	this := days.MonthSpan(days.ISO(s.today))
	asked = append(asked, data.Requirement{Name: this.Name(), Since: this.From, Until: this.To, Due: days.After(this.To, 5)})
	s.clock = s.today.Add(-9 * sampleHour)
	offices, err := s.officesBelow(level)
	if err != nil {
		return err
	}
	b := below.New(app.New(s.db))
	for i := range asked {
		if err := b.SaveRequirement(&asked[i]); err != nil {
			return err
		}
	}
	base, err := statedBelow(seed, month)
	if err != nil {
		return err
	}
	return s.reportBelow(b, base, offices, due)
}

// officesBelow makes the own office, its terms and those below.
func (s *sampler) officesBelow(level data.OfficeLevel) (below []data.Office, err error) {
	own := data.Office{Name: "滨海县人民代表大会常务委员会", Short: "滨海县人大常委会", Level: level, Code: "990922", Secretary: "陆文书", Own: true}
	under := data.OfficeTown
	if level == data.OfficeCity {
		own.Name, own.Short, own.Code, under = "海州市人民代表大会常务委员会", "海州市人大常委会", "990900", data.OfficeCounty
	}
	_, err = s.db.Do("设置单位、届次和下属单位", func(tx *data.Tx) error {
		own.Phone = s.nextPhone()
		if err := tx.SaveOffice(&own); err != nil {
			return err
		}
		for i, name := range sampleBelow[level] {
			o := data.Office{Name: name + "人大", Short: name, Level: under, Code: fmt.Sprintf("%s%03d", own.Code, 101+i), Secretary: "",
				Phone: s.nextPhone(), ParentID: own.ID, ByHand: i == playsByHand}
			if level == data.OfficeCity {
				o.Code = fmt.Sprint(990922 + i)
			}
			if err := tx.SaveOffice(&o); err != nil {
				return err
			}
			below = append(below, o)
		}
		return s.saveTerms(tx)
	})
	return below, err
}

// statedBelow is what a made-up town states of a month at whose end it stands.
func statedBelow(seed int64, month days.Span) (s upward.Statement, err error) {
	folder, err := os.MkdirTemp("", "liujin-sample-")
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "town"+data.Extension)
	if err := Sample(path, seed+100, month.To); err != nil {
		return s, err
	}
	source := data.SystemSource()
	day, err := time.Parse(time.DateOnly, month.To)
	if err != nil {
		return s, err
	}
	source.Now = func() time.Time { return day.Add(20 * sampleHour) }
	db, err := data.Open(path, data.Options{Source: source})
	if err != nil {
		return s, err
	}
	s, err = upward.New(app.New(db)).State(upward.Period(month))
	return s, errors.Join(err, db.Close())
}

// reportBelow has the offices below report, each in its own way.
func (s *sampler) reportBelow(b *below.Book, base upward.Statement, offices []data.Office, due string) error {
	folder, err := os.MkdirTemp("", "liujin-sample-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }() // what is left of it is of no use to anybody
	var files []string
	var towns []map[string]int
	if offices[0].Level == data.OfficeCounty {
		towns = s.townFigures(base)
	}
	for i := range offices {
		o := &offices[i]
		if i == playsMissing || i == playsByHand {
			continue
		}
		made := min(base.Period.To, due)
		if i == playsLate {
			made = days.ISO(s.today)
		}
		v := s.varied(base, i)
		v.Unit = parcel.Unit{Code: o.Code, Name: o.Name, Level: string(o.Level)}
		if i == playsZero {
			v = nothing(v)
		}
		if len(towns) > 0 {
			v.Below = s.townsOf(o, i, towns, days.Span{From: base.Period.From, To: base.Period.To})
		}
		all := []upward.Statement{v}
		if i == playsCorrected {
			first := v
			first.Activities = v.Activities[len(v.Activities)/5:]
			all = []upward.Statement{first, v}
		}
		for n := range all {
			path := filepath.Join(folder, fmt.Sprintf("%s-%d.zip", o.Name, n+1))
			if err := writeBelow(path, &all[n], n+1, made, i == playsDoubted); err != nil {
				return err
			}
			files = append(files, path)
		}
	}
	return s.receiveBelow(b, files, offices, base.Period)
}

// receiveBelow takes the files in and does what else was done about the month.
func (s *sampler) receiveBelow(b *below.Book, files []string, offices []data.Office, p parcel.Period) error {
	all, err := b.Look(files, func(int) bool { return true })
	if err != nil {
		return err
	}
	if n, err := b.Accept(all); err != nil || n != len(files) {
		return fmt.Errorf("the sample takes in %d of %d files: %+v %w", n, len(files), all, err)
	}
	figures := map[string]int{"walk1.done": 6, "walk2.done": 9, "walk3.done": 4, "walk4.done": 2, "walk5.done": 80, "walk6.done": 31,
		"opinion.received": 7, "opinion.late": 0}
	if err := b.TypeIn(offices[playsByHand], p.From, p.To, figures, "电话报来"); err != nil {
		return err
	}
	received, err := b.DB().ReceivedOf(p.From, p.To)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(received, func(r data.ReceivedFields) bool { return r.Code == offices[playsReturned].Code })
	return b.Return(received[at].ID, "活动记录是上一个月的，请核对后重新生成")
}

// writeBelow writes a statement as the file of its office, with a key of its own.
func writeBelow(path string, s *upward.Statement, sequence int, made string, doubted bool) error {
	parts, err := s.Rows()
	if err != nil {
		return err
	}
	if doubted {
		counts := s.Count()
		figures := counts.Figures()
		for i := range figures {
			if figures[i].Key == "walk2.times" {
				figures[i].Value += 5
			}
		}
		if parts[1], err = parcel.Lines("figure", figures); err != nil {
			return err
		}
	}
	m := s.Manifest(made)
	m.Program, m.Sequence, m.Sample = "示例", sequence, true
	if sequence > 1 {
		m.Note = "补登活动 6 条"
	}
	seed := sha256.Sum256([]byte("liujin sample " + s.Unit.Code))
	var out bytes.Buffer
	if _, err := parcel.Write(&out, m, parts, ed25519.NewKeyFromSeed(seed[:])); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o600)
}

// varied is a statement as another office would make it: other people in other villages, and less that took place.
func (s *sampler) varied(base upward.Statement, office int) upward.Statement {
	rnd := rand.New(rand.NewPCG(uint64(office), 15))
	v := base
	v.Deputies, v.Villages = slices.Clone(base.Deputies), slices.Clone(base.Villages)
	surnames := []rune(sampleSurnames)
	for i := range v.Deputies {
		d := &v.Deputies[i]
		given := sampleMen
		if d.Gender == string(data.GenderFemale) {
			given = sampleWomen
		}
		d.Name = string(surnames[rnd.IntN(len(surnames))]) + given[rnd.IntN(len(given))]
		d.Born = fmt.Sprintf("%d-%02d", s.today.Year()-28-rnd.IntN(32), 1+rnd.IntN(12))
		d.Mandates = slices.Clone(d.Mandates)
		for k := range d.Mandates {
			m := &d.Mandates[k]
			m.Certificate = fmt.Sprintf("%s%d-%03d", m.Level, m.Term, 1+office*100+i)
		}
	}
	if office == playsDoubted+1 || office == playsDoubted+2 { // two offices name one of the county's deputies
		both := slices.IndexFunc(v.Deputies, func(d upward.Deputy) bool {
			return slices.ContainsFunc(d.Mandates, func(m upward.Mandate) bool { return m.Level == data.LevelCounty })
		})
		d := &v.Deputies[both]
		d.Name, d.Gender, d.Born = "顾海燕", string(data.GenderFemale), "1979-04"
		for k := range d.Mandates {
			d.Mandates[k].Certificate = fmt.Sprintf("%s%d-999", d.Mandates[k].Level, d.Mandates[k].Term)
		}
	}
	near, what := []rune("新东西南北前后上下大小高平双"), []rune("河塘桥庄港圩岗湾渡墩洼滩荡堰")
	for i := range v.Villages {
		v.Villages[i].Name = string([]rune{near[rnd.IntN(len(near))], what[(i+office)%len(what)], '村'})
	}
	share := 0.45 + 0.5*rnd.Float64()
	v.Activities = kept(base.Activities, rnd, share)
	v.Matters = kept(base.Matters, rnd, share)
	v.News = kept(base.News, rnd, share)
	v.Seats = kept(base.Seats, rnd, share)
	for i := range v.Seats {
		if seat := &v.Seats[i]; seat.State == duty.SeatServed && rnd.Float64() < 0.2*share {
			seat.State = duty.SeatAbsent
		}
	}
	taught, told := 0.6+0.4*rnd.Float64(), 0.5+rnd.Float64()
	for i := range v.Deputies {
		d := &v.Deputies[i]
		if rnd.Float64() > taught && !slices.ContainsFunc(v.Activities, func(e upward.Activity) bool {
			return e.WalkIn == data.WalkTraining && slices.Contains(e.Deputies, d.ID)
		}) {
			d.Sessions, d.Hours, d.First = 0, 0, false
		}
		if rnd.Float64() > told {
			d.Reported = ""
		}
	}
	return v
}

// kept is about a share of some rows.
func kept[T any](all []T, rnd *rand.Rand, share float64) (some []T) {
	for i := range all {
		if rnd.Float64() < share {
			some = append(some, all[i])
		}
	}
	return some
}
