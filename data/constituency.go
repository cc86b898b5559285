package data

// Constituency is 选区: a town constituency elects 1 to 3 deputies (选举法).
type Constituency struct {
	Meta
	Name       string
	Level      Level
	Seats      int
	Population int
	Note       string
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
	return bad.orNil()
}

var constituencies = register(table[Constituency]{name: "constituency", title: "选区", label: "name", order: "level, length(name), name",
	columns: "name, level, seats, population, note",
	fields: func(c *Constituency) []any {
		return []any{&c.Name, &c.Level, &c.Seats, &c.Population, &c.Note}
	}})

var _ = ruled(constituencies, constituencies.get)

// Constituencies returns all constituencies.
func (r reader) Constituencies() ([]Constituency, error) { return constituencies.list(r, "") }

// SaveConstituency saves a constituency.
func (tx *Tx) SaveConstituency(c *Constituency) error {
	if err := c.Validate(); err != nil {
		return err
	}
	return constituencies.save(tx, c)
}

// DeleteConstituency deletes a constituency that no mandate or village names.
func (tx *Tx) DeleteConstituency(id string) error { return constituencies.delete(tx, id) }
