package data

import "slices"

// PublicityFields is a piece of publicity (信息宣传): what was written about the deputies' work, and how far it came.
type PublicityFields struct {
	Meta
	Kind         PublicityKind
	Title, Day   string
	Text         string
	Medium       Medium
	Outlet       string // the newspaper, station or account, by its name
	Level        MediumLevel
	Link         string
	Vanguard     string // the code of one of 五个排头兵
	State        PublicityState
	SubjectTable Kind // of the record that it is about; "" none. It follows from the id when saved
	SubjectID    string

	FromCode, FromID string // of one that an office below stated: its code, and the id there; "" it is the own office's
}

// publicitySubjects are the kinds of records that a piece can be about.
var publicitySubjects = []Kind{KindActivity, KindOpinion, KindProposal, KindProject, KindMeeting}

var publicities = register(table[PublicityFields]{name: "publicity", title: "信息宣传", label: "day || ' ' || title",
	order:   "day DESC, id DESC",
	columns: "kind, title, day, text, medium, outlet, level, link, vanguard, state, subject_table, subject_id, from_code, from_id",
	fields: func(p *PublicityFields) []any {
		return []any{&p.Kind, &p.Title, &p.Day, &p.Text, &p.Medium, &p.Outlet, &p.Level, &p.Link, &p.Vanguard, &p.State, &p.SubjectTable,
			&p.SubjectID, &p.FromCode, &p.FromID}
	}})

var _ = ruled(publicities, reader.Publicity)

var _ = tellsDeeds(KindPublicity, `SELECT id, day, '信息宣传', kind || '：' || title FROM publicity
	WHERE id IN (SELECT publicity_id FROM publicity_deputy WHERE deputy_id = ?1)`)

// PublicityDeputy is a deputy whom a piece is about.
type PublicityDeputy struct {
	Meta
	PublicityID, DeputyID string
}

var publicityDeputies = register(table[PublicityDeputy]{name: "publicity_deputy", title: "宣传的代表", order: "id", parent: "publicity_id",
	owners: []owner{{"publicity", "publicity_id"}}, columns: "publicity_id, deputy_id",
	fields: func(d *PublicityDeputy) []any { return []any{&d.PublicityID, &d.DeputyID} }})

// Publicity is a piece, whole.
type Publicity struct {
	PublicityFields
	Deputies      []PublicityDeputy
	Photos, Files []Attachment // files are clippings
}

// PublicityRow is a piece in a list.
type PublicityRow struct {
	PublicityFields
	Deputies, VanguardName string
	Photos                 int
	Unit                   string // whose it is, of one that an office below stated
}

// HeldOn is its day: it is never written up before it happened.
func (p *Publicity) HeldOn() string { return p.Day }

// Validate checks a piece.
func (p *Publicity) Validate() error {
	bad := Invalid{}
	chosen(bad, "kind", p.Kind, "类别", PublicityKinds)
	bad.need("title", p.Title, "标题")
	bad.within("title", p.Title, "标题", 100)
	bad.need("day", p.Day, "日期")
	bad.day("day", p.Day, "日期")
	bad.within("text", p.Text, "正文", 10000)
	oneOf(bad, "medium", p.Medium, "媒体类别", Mediums)
	bad.within("outlet", p.Outlet, "媒体名称", 60)
	oneOf(bad, "level", p.Level, "媒体级别", MediumLevels)
	bad.within("link", p.Link, "链接", 500)
	oneOf(bad, "state", p.State, "报送情况", PublicityStates)
	if repeats(p.Deputies, func(d PublicityDeputy) string { return d.DeputyID }) {
		bad["deputies"] = "涉及的代表不能空白或重复"
	}
	return bad.orNil()
}

// PublicityRows returns all pieces, the newest first.
func (r reader) PublicityRows() ([]PublicityRow, error) {
	return withNames(r, func(p *PublicityRow) (*string, []any) {
		return &p.Deputies, append(publicities.pointers(&p.PublicityFields), &p.Deputies, &p.VanguardName, &p.Photos, &p.Unit)
	}, "SELECT "+publicities.qualified("p")+`,
		coalesce((SELECT group_concat(x.deputy_id, ',' ORDER BY x.id) FROM publicity_deputy x WHERE x.publicity_id = p.id), ''),
		`+choiceLabel(VanguardList, "p.vanguard")+`,
		(SELECT count(*) FROM attachment t WHERE t.owner_table = 'publicity' AND t.owner_id = p.id),
		coalesce((SELECT o.name FROM office o WHERE o.code = p.from_code AND p.from_code <> ''), p.from_code)
		FROM publicity p ORDER BY p.day DESC, p.id DESC`)
}

// PublicityAbout returns the pieces that are about a record, the newest first.
func (r reader) PublicityAbout(id string) ([]PublicityFields, error) {
	return publicities.list(r, "subject_id = ?", id)
}

// PublicityFrom returns the pieces that were taken up of what an office below stated, by the id there.
func (r reader) PublicityFrom(code string) (map[string]PublicityFields, error) {
	all, err := publicities.list(r, "from_code = ? AND from_id <> ''", code)
	by := make(map[string]PublicityFields, len(all))
	for _, p := range all {
		by[p.FromID] = p
	}
	return by, err
}

// Publicity returns a piece, whole.
func (r reader) Publicity(id string) (p Publicity, err error) {
	if p.PublicityFields, err = publicities.get(r, id); err != nil {
		return p, err
	}
	if p.Deputies, err = publicityDeputies.of(r, id); err != nil {
		return p, err
	}
	all, err := r.attachmentsOf("publicity", id)
	if err != nil {
		return Publicity{}, err
	}
	for _, a := range all {
		if a.Kind == AttachmentPhoto {
			p.Photos = append(p.Photos, a)
		} else {
			p.Files = append(p.Files, a)
		}
	}
	return p, nil
}

// SavePublicity saves a piece, whole. What it is about and is no record any more is left out.
func (tx *Tx) SavePublicity(p *Publicity) (err error) {
	if err := p.Validate(); err != nil {
		return err
	}
	if p.SubjectTable, err = tx.kindOf(p.SubjectID, publicitySubjects...); err != nil {
		return err
	}
	if p.SubjectTable == "" {
		p.SubjectID = ""
	}
	if err := publicities.save(tx, &p.PublicityFields); err != nil {
		return err
	}
	for i := range p.Deputies {
		p.Deputies[i].PublicityID = p.ID
	}
	if err := publicityDeputies.saveChildren(tx, &p.Meta, p.Deputies); err != nil {
		return err
	}
	all := slices.Concat(p.Photos, p.Files)
	err = tx.saveAttachments("publicity", &p.Meta, all)
	copy(p.Files, all[copy(p.Photos, all):])
	return err
}

// DeletePublicity deletes a piece.
func (tx *Tx) DeletePublicity(id string) error { return publicities.delete(tx, id) }
