package sample

import (
	"fmt"
	"slices"
	"strings"

	"liujin/data"
)

// Who holds what, by the order of sampleJobs: 78 seats in the town's congress, 12 in the
// county's and 1 in the city's are held by 86 persons.
var (
	// beside their seat in the town
	sampleBoth = map[int]data.Level{1: data.LevelCounty, 3: data.LevelCounty, 6: data.LevelCounty, 31: data.LevelCounty, 35: data.LevelCity}
	// no seat in the town
	sampleCounty = map[int]bool{0: true, 2: true, 17: true, 20: true, 33: true, 38: true, 50: true, 60: true}
)

// sampleLeaders are how many of the first jobs are leading officials (关键少数).
const sampleLeaders = 6

func (s *sampler) deputies(tx *data.Tx) error {
	for i, name := range sampleGroups {
		g := data.Group{Name: name, Sort: i + 1}
		if err := tx.SaveGroup(&g); err != nil {
			return err
		}
		s.groups = append(s.groups, g)
	}
	s.makePeople()
	for _, p := range s.people {
		if err := tx.SaveDeputy(p); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	for i := range s.groups {
		for _, p := range s.people { // officials come first, so each group is led by one
			if p.GroupID == s.groups[i].ID {
				s.groups[i].ConvenerID = p.ID
				break
			}
		}
		if err := tx.SaveGroup(&s.groups[i]); err != nil {
			return err
		}
	}
	return nil
}

// makePeople makes the deputies in the order of sampleJobs.
func (s *sampler) makePeople() {
	names := s.nameList()
	certificates := map[data.Level]int{}
	taken := map[data.Level]int{}
	for kind, job := range sampleJobs {
		for i := range job.count {
			at := len(s.people)
			p := s.person(names[at], job.occupation)
			p.Employer = s.employer(job.employers[i%len(job.employers)], at)
			p.GroupID = s.groups[job.groups[i%len(job.groups)]].ID
			p.Leader = at < sampleLeaders
			var levels []data.Level
			if extra := sampleBoth[at]; extra != "" {
				levels = append(levels, extra)
			}
			if sampleCounty[at] {
				levels = append(levels, data.LevelCounty)
			} else {
				levels = append(levels, data.LevelTown)
			}
			for _, level := range levels {
				term := s.terms[level]
				certificates[level]++
				m := data.Mandate{MandateFields: data.MandateFields{Level: level, TermID: term.ID, Election: data.ElectionTerm,
					Certificate: fmt.Sprintf("%s%d-%03d", level, term.Number, certificates[level])}}
				if level == data.LevelCity {
					m.ElectedBy = "滨海县人民代表大会"
				} else {
					m.ConstituencyID = s.seats[level][taken[level]]
					taken[level]++
				}
				p.Mandates = append(p.Mandates, m)
			}
			s.people, s.jobs = append(s.people, p), append(s.jobs, kind)
		}
	}
}

// nameList returns a name for each deputy: the fixed ones and as many made-up ones as are missing, shuffled. No made-up name comes twice.
func (s *sampler) nameList() []sampleName {
	names := append([]sampleName(nil), sampleNames...)
	seen := map[string]bool{}
	for _, n := range names {
		seen[n.name] = true
	}
	surnames := []rune(sampleSurnames)
	for len(names) < 86 {
		gender, given := data.GenderMale, sampleMen
		if s.rnd.IntN(5) < 2 {
			gender, given = data.GenderFemale, sampleWomen
		}
		name := string(surnames[s.rnd.IntN(len(surnames))]) + given[s.rnd.IntN(len(given))]
		if !seen[name] {
			seen[name] = true
			names = append(names, sampleName{name: name, gender: gender})
		}
	}
	s.rnd.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
}

func (s *sampler) person(n sampleName, occupation data.Occupation) *data.Deputy {
	p := &data.Deputy{DeputyFields: data.DeputyFields{Name: n.name, Gender: n.gender, Ethnicity: n.ethnicity, Occupation: occupation,
		Phone: s.nextPhone()}}
	if p.Ethnicity == "" {
		p.Ethnicity = data.EthnicityHan
		if s.rnd.IntN(20) == 0 {
			p.Ethnicity = pick[data.Ethnicity](s, "回族", "满族", "土家族")
		}
	}
	p.Born = fmt.Sprintf("%d-%02d", s.today.Year()-28-s.rnd.IntN(32), 1+s.rnd.IntN(12))
	p.Party = data.PartyCommunist
	switch roll := s.rnd.IntN(20); {
	case occupation == data.OccupationOfficial:
	case roll < 7:
		p.Party = data.PartyMasses
	case roll == 7:
		p.Party = pick[data.Party](s, data.PartyDemocraticLeague, data.PartyNationalConstruction, data.PartyJiuSan,
			data.PartyPeasantsWorkers)
	case roll == 8:
		p.Party = pick[data.Party](s, data.PartyNone, data.PartyCandidate, data.PartyDemocracyPromotion)
	}
	switch occupation {
	case data.OccupationOfficial, data.OccupationProfessional:
		p.Education = pick[data.Education](s, data.EducationBachelor, data.EducationBachelor, data.EducationBachelor,
			data.EducationJuniorCollege, data.EducationGraduate)
	case data.OccupationBusinessHead:
		p.Education = pick[data.Education](s, data.EducationBachelor, data.EducationJuniorCollege, data.EducationJuniorCollege,
			data.EducationSeniorHigh)
	case data.OccupationFarmer:
		p.Education = pick[data.Education](s, data.EducationSeniorHigh, data.EducationSeniorHigh, data.EducationJuniorHigh,
			data.EducationSecondaryTechnical, data.EducationJuniorCollege)
	default:
		p.Education = pick[data.Education](s, data.EducationSecondaryTechnical, data.EducationSeniorHigh, data.EducationJuniorCollege,
			data.EducationSkilledWorker)
	}
	if p.Education == data.EducationGraduate {
		p.EducationDetail = "硕士研究生"
	}
	return p
}

// employer fills in the village or the enterprise.
func (s *sampler) employer(pattern string, at int) string {
	enterprise := sampleEnterprises[at%len(sampleEnterprises)]
	head := map[data.EnterpriseKind]string{data.EnterpriseCompany: "总经理", data.EnterpriseCooperative: "理事长",
		data.EnterpriseSelfEmployed: "经营者"}[enterprise.kind]
	if head != "" {
		pattern = strings.Replace(pattern, "{f}负责人", "{f}"+head, 1)
	}
	return strings.NewReplacer("{v}", sampleVillages[at%len(sampleVillages)].name, "{f}", enterprise.name).Replace(pattern)
}

// stations makes the stations: each deputy has a home station, some belong to a second one.
func (s *sampler) stations(tx *data.Tx) error {
	items, err := tx.Choices(data.ChecklistList)
	if err != nil {
		return err
	}
	for i, st := range sampleStations {
		station := data.Station{StationFields: data.StationFields{Name: st.name, Kind: st.kind, Address: st.address,
			VillageID: s.villages[st.village].ID,
			Phone:     s.nextPhone(), Liaison: s.someName(), Demo: i == 0 || i == 3}}
		for j, item := range items {
			station.Checks = append(station.Checks, data.Check{Item: item.Label, Met: i < 2 || (i+j)%4 != 0})
		}
		for at, p := range s.people {
			home := at%len(sampleStations) == i
			above := slices.ContainsFunc(p.Mandates, func(m data.Mandate) bool { return m.Level != data.LevelTown })
			// those of the county and the city serve in the 家 too
			if home || i == 0 && above || (at%8 == 3 && (at+4)%len(sampleStations) == i) {
				station.Members = append(station.Members, data.Member{DeputyID: p.ID, Home: home})
			}
		}
		station.HeadID = s.people[i].ID
		if err := tx.SaveStation(&station); err != nil {
			return err
		}
	}
	return nil
}

func (s *sampler) saveHandlers(tx *data.Tx) error {
	for _, name := range sampleHandlers {
		h := data.Handler{Name: name, Contact: s.someName(), Phone: s.nextPhone()}
		if err := tx.SaveHandler(&h); err != nil {
			return err
		}
		s.handlers = append(s.handlers, h)
	}
	return nil
}

// someName makes up somebody who is no deputy.
func (s *sampler) someName() string {
	surnames := []rune(sampleSurnames)
	return string(surnames[s.rnd.IntN(len(surnames))]) + pick(s, append(sampleMen[:len(sampleMen):len(sampleMen)], sampleWomen...)...)
}

// pick takes one of several values.
func pick[T any](s *sampler, of ...T) T { return of[s.rnd.IntN(len(of))] }
