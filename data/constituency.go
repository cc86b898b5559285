package data

import "slices"

// ConstituencyFields is 选区: a town constituency elects 1 to 3 deputies (选举法). It belongs to a term: for the next one boundaries are drawn
// anew, and its constituencies may have the same names.
type ConstituencyFields struct {
	Meta
	Name       string
	Level      Level
	TermID     string
	Seats      int
	Population int
	Note       string
}

// ConstituencyVillage says that a village lies in a constituency.
type ConstituencyVillage struct {
	Meta
	ConstituencyID, VillageID string
}

// Constituency is a constituency with its villages.
type Constituency struct {
	ConstituencyFields
	Villages []ConstituencyVillage
}

// Validate checks a constituency.
func (c *Constituency) Validate() error {
	bad := Invalid{}
	bad.need("name", c.Name, "选区名称")
	bad.within("name", c.Name, "选区名称", 40)
	bad.within("note", c.Note, "备注", 500)
	chosen(bad, "level", c.Level, "层级", Levels)
	if c.Seats < 0 || c.Seats > 3 && (c.Level == LevelTown || c.Level == LevelCounty) {
		bad["seats"] = "每个选区应选代表一名至三名（选举法）"
	}
	if c.Population < 0 {
		bad["population"] = "人口数不能小于 0"
	}
	if repeats(c.Villages, func(v ConstituencyVillage) string { return v.VillageID }) {
		bad["villages"] = "村居不能空白或重复"
	}
	return bad.orNil()
}

var constituencies = register(table[ConstituencyFields]{name: "constituency", title: "选区", label: "name",
	order:   "level, length(name), name",
	columns: "name, level, term_id, seats, population, note",
	fields: func(c *ConstituencyFields) []any {
		return []any{&c.Name, &c.Level, opt(&c.TermID), &c.Seats, &c.Population, &c.Note}
	}})

var _ = ruled(constituencies, reader.Constituency)

var constituencyVillages = register(table[ConstituencyVillage]{name: "constituency_village", title: "选区村居", order: "id",
	parent: "constituency_id", owners: []owner{{"constituency", "constituency_id"}},
	columns: "constituency_id, village_id",
	fields:  func(v *ConstituencyVillage) []any { return []any{&v.ConstituencyID, &v.VillageID} }})

// Constituencies returns the constituencies of all terms without their villages.
func (r reader) Constituencies() ([]ConstituencyFields, error) { return constituencies.list(r, "") }

// ConstituencyVillages returns which villages lie in which constituencies.
func (r reader) ConstituencyVillages() ([]ConstituencyVillage, error) {
	return constituencyVillages.list(r, "")
}

// Constituency returns a constituency with its villages.
func (r reader) Constituency(id string) (c Constituency, err error) {
	if c.ConstituencyFields, err = constituencies.get(r, id); err == nil {
		c.Villages, err = constituencyVillages.of(r, id)
	}
	return c, err
}

// ConstituenciesOn returns those of the terms that run on a day, and those of no term.
func (r reader) ConstituenciesOn(day string) ([]ConstituencyFields, error) {
	all, err := r.Constituencies()
	if err != nil {
		return nil, err
	}
	terms, err := r.Terms()
	runs := map[string]bool{"": true}
	for i := range terms {
		runs[terms[i].ID] = terms[i].Runs(day, terms)
	}
	return slices.DeleteFunc(all, func(c ConstituencyFields) bool { return !runs[c.TermID] }), err
}

// SaveConstituency saves a constituency with its villages.
func (tx *Tx) SaveConstituency(c *Constituency) error {
	if err := c.Validate(); err != nil {
		return err
	}
	if err := constituencies.save(tx, &c.ConstituencyFields); err != nil {
		return err
	}
	for i := range c.Villages {
		c.Villages[i].ConstituencyID = c.ID
	}
	return constituencyVillages.saveChildren(tx, &c.Meta, c.Villages)
}

// DeleteConstituency deletes a constituency that no mandate names.
func (tx *Tx) DeleteConstituency(id string) error { return constituencies.delete(tx, id) }
