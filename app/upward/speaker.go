package upward

import (
	"liujin/app/parcel"
	"liujin/data"
)

// Speaker (反映人) is who spoke of a matter that is handed up: a row of what is private, for the office above alone.
type Speaker struct {
	Matter   string `json:"matter"` // its id in the statement
	Reporter string `json:"reporter,omitzero"`
	Phone    string `json:"phone,omitzero"`
	Place    string `json:"place,omitzero"`
}

const kindSpeaker = "speaker" // names the rows, which lie in no part of their own

// superiorsRecipient is to whom what is private is encrypted; "" the superior's file brought no key yet, and nothing private is written. A
// made-up ledger has nobody to tell.
func (a *Book) superiorsRecipient() (string, error) {
	sample, err := a.IsSample()
	if err != nil || sample {
		return "", err
	}
	own, err := a.OwnOffice()
	if err != nil || own.ParentID == "" {
		return "", err
	}
	offices, err := a.DB().Offices()
	if err != nil {
		return "", err
	}
	keys, err := a.DB().UnitKeys()
	for i := range offices {
		if offices[i].ID == own.ParentID && offices[i].Code != "" {
			return keys[offices[i].Code].Recipient, err
		}
	}
	return "", err
}

// NamesSpeakers reports whether the superior can be told who spoke.
func (a *Book) NamesSpeakers() (bool, error) {
	to, err := a.superiorsRecipient()
	return to != "", err
}

// speakersUp are who spoke of the matters that a statement hands up, where the office ticked that.
func (a *Book) speakersUp(s *Statement) (all []Speaker, err error) {
	opinions, err := a.DB().Opinions()
	if err != nil {
		return nil, err
	}
	by := make(map[string]*data.OpinionFields, len(opinions))
	for i := range opinions {
		by[opinions[i].ID] = &opinions[i]
	}
	for _, m := range s.HandedUp() {
		o := by[m.ID]
		if o == nil || !o.ReporterUp || m.Route != data.RouteUp || o.Reporter+o.ReporterPhone == "" {
			continue
		}
		all = append(all, Speaker{Matter: o.ID, Reporter: o.Reporter, Phone: o.ReporterPhone, Place: o.Place})
	}
	return all, nil
}

// privatePart is what is private of a statement, encrypted to the superior; none where there is nothing, or nobody to read it.
func (a *Book) privatePart(r *Filing) (parts []parcel.Part, err error) {
	r.Speakers = 0
	to, err := a.superiorsRecipient()
	if err != nil || to == "" {
		return nil, err
	}
	all, err := a.speakersUp(&r.Statement)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	plain, err := parcel.Lines(kindSpeaker, all)
	if err != nil {
		return nil, err
	}
	sealed, err := data.SealPrivate(plain.Body, to)
	r.Speakers = len(all)
	return []parcel.Part{{Name: parcel.PrivateName, Body: sealed}}, err
}
