package data

import (
	"fmt"
)

// DeputyFields is a person (代表). Seats are Mandates: one person can hold several, and every count of persons counts the person once.
type DeputyFields struct {
	Meta
	Name            string
	Gender          Gender
	Ethnicity       Ethnicity
	Born            string // YYYY, YYYY-MM or YYYY-MM-DD
	Party           Party
	Education       Education
	EducationDetail string // the exact words: 硕士研究生
	Employer        string // 工作单位及职务, the latest; like Leader and GroupID it is dated, see On
	Occupation      Occupation
	Phone           string
	Leader          bool // 关键少数: 领导干部
	GroupID         string
	NotInChat       bool // 不在群里: told by telephone
	Note            string
}

// PartyMember reports whether a deputy is a member of the party (党员), or about to be (预备党员).
func (d *DeputyFields) PartyMember() bool {
	return d.Party == PartyCommunist || d.Party == PartyCandidate
}

// Validate checks a deputy's own fields.
func (d *DeputyFields) Validate() error {
	bad := Invalid{}
	bad.need("name", d.Name, "姓名")
	bad.within("name", d.Name, "姓名", 40)
	oneOf(bad, "gender", d.Gender, "性别", Genders)
	oneOf(bad, "ethnicity", d.Ethnicity, "民族", Ethnicities)
	oneOf(bad, "party", d.Party, "政治面貌", Parties)
	oneOf(bad, "education", d.Education, "学历", Educations)
	oneOf(bad, "occupation", d.Occupation, "职业构成", Occupations)
	bad.within("employer", d.Employer, "工作单位及职务", 100)
	bad.within("education_detail", d.EducationDetail, "学历原文", 60)
	bad.within("note", d.Note, "备注", 500)
	bad.born("born", d.Born)
	bad.phone("phone", d.Phone)
	return bad.orNil()
}

var deputies = register(table[DeputyFields]{name: "deputy", title: "代表", label: "name", order: "name, born, id",
	columns: "name, gender, ethnicity, born, party, education, education_detail, employer, occupation, phone, leader, group_id, " +
		"not_in_chat, note",
	fields: func(d *DeputyFields) []any {
		return []any{&d.Name, &d.Gender, &d.Ethnicity, opt(&d.Born), &d.Party, &d.Education, &d.EducationDetail, &d.Employer,
			&d.Occupation, &d.Phone, &d.Leader, opt(&d.GroupID), &d.NotInChat, &d.Note}
	}})

var _ = ruled(deputies, reader.Deputy)

// Deputy is a deputy with everything that is saved with it.
type Deputy struct {
	DeputyFields
	Mandates       []Mandate // in the order of levels
	Stations       []Member  // as far as is known, still; at most one of them the home station
	FormerJobs     []FormerJob
	FormerGroups   []FormerGroup
	FormerStations []Member // that ended, or will
	// 专业小组, beside the one 代表小组 of GroupID: as far as is known, still, and those that ended
	Professional, FormerProfessional []GroupMember
	Photos                           []Attachment
	Also                             string // 又名: what else the person is called, see Alias
}

// Validate checks a deputy with its mandates and stations.
func (d *Deputy) Validate() error {
	bad, _ := d.DeputyFields.Validate().(Invalid)
	if bad == nil {
		bad = Invalid{}
	}
	for i := range d.Mandates {
		if err := d.Mandates[i].Validate(); err != nil {
			bad["mandates"] = fmt.Sprintf("第 %d 项代表职务：%s", i+1, err.Error())
		}
	}
	homes, seen := 0, map[string]bool{}
	for _, s := range d.Stations {
		if s.StationID == "" || seen[s.StationID] {
			bad["stations"] = "家站点不能空白或重复，请从列表里选一个，或删掉这一行"
		}
		seen[s.StationID] = true
		if s.Home {
			homes++
		}
	}
	if homes > 1 {
		bad["stations"] = "主站只能有一个"
	}
	if repeats(d.Professional, func(m GroupMember) string { return m.GroupID }) {
		bad["professional"] = "专业小组不能空白或重复"
	}
	bad.within("also", d.Also, "又名", mostAlso)
	d.validFormer(bad)
	return bad.orNil()
}

// Deputies returns all deputies without their mandates, what is dated of them as it was last.
func (r reader) Deputies() ([]DeputyFields, error) { return deputies.list(r, "") }

// DeputyFields returns a deputy's own fields, what is dated as it was last.
func (r reader) DeputyFields(id string) (DeputyFields, error) { return deputies.get(r, id) }

// Deputy returns a deputy with everything saved with it.
func (r reader) Deputy(id string) (d Deputy, err error) {
	if d.DeputyFields, err = deputies.get(r, id); err != nil {
		return d, err
	}
	if d.Mandates, err = r.mandatesOf(id); err != nil {
		return d, err
	}
	all, err := memberships.of(r, id)
	if err != nil {
		return d, err
	}
	d.Stations, d.FormerStations = apart(all)
	teams, err := groupMembers.of(r, id)
	if err != nil {
		return d, err
	}
	d.Professional, d.FormerProfessional = apart(teams)
	if err := r.readFormer(&d); err != nil {
		return d, err
	}
	if d.Photos, err = r.attachmentsOf("deputy", id); err != nil {
		return d, err
	}
	d.Also, err = r.AlsoOf(KindDeputy, id)
	return d, err
}

// SaveDeputy saves a deputy with its mandates, stations and photo.
func (tx *Tx) SaveDeputy(d *Deputy) error {
	if err := d.Validate(); err != nil {
		return err
	}
	if err := tx.byElected(d); err != nil {
		return err
	}
	if err := tx.grouped(d); err != nil {
		return err
	}
	if err := deputies.save(tx, &d.DeputyFields); err != nil {
		return err
	}
	if err := tx.saveMandates(d); err != nil {
		return err
	}
	if err := savedApart(tx, memberships, &d.Meta, &d.Stations, &d.FormerStations, func(m *Member) { m.DeputyID = d.ID }); err != nil {
		return err
	}
	if err := tx.saveProfessional(d); err != nil {
		return err
	}
	if err := tx.saveFormer(d); err != nil {
		return err
	}
	if err := tx.saveAttachments("deputy", &d.Meta, d.Photos); err != nil {
		return err
	}
	return tx.SaveAlso(KindDeputy, &d.Meta, d.Also)
}

// DeleteDeputy deletes a deputy entered by mistake. One who took part in anything is kept: deputies leave office, they are not deleted.
func (tx *Tx) DeleteDeputy(id string) error { return deputies.delete(tx, id) }
