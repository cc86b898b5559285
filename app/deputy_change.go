package app

import (
	"slices"

	"liujin/app/figures"
	"liujin/data"
)

// SaveDeputy saves a deputy, whole: what is dated is corrected in place.
func (a *App) SaveDeputy(p *data.Deputy) error {
	called, err := a.CalledNow(&p.DeputyFields)
	if err != nil {
		return err
	}
	return a.Do(Saved(p.ID, "代表", called), func(tx *data.Tx) error { return tx.SaveDeputy(p) })
}

// DeleteDeputy deletes a deputy entered by mistake.
func (a *App) DeleteDeputy(p *data.Deputy) error {
	called, err := a.CalledNow(&p.DeputyFields)
	if err != nil {
		return err
	}
	return a.Do("删除代表“"+called+"”", func(tx *data.Tx) error { return tx.DeleteDeputy(p.ID) })
}

// DatedIn names what is dated of a deputy (工作单位及职务, 代表小组, 家站点, 专业小组) and was typed over: whether that changed on a day or was wrong all
// along, only the office knows.
func (a *App) DatedIn(p *data.Deputy) ([]string, error) {
	if p.ID == "" {
		return nil, nil
	}
	was, err := a.db.Deputy(p.ID)
	return p.Dated(&was), err
}

// Since makes what is dated of a deputy and was typed over so from a day on (变动); saving is SaveDeputy's.
func (a *App) Since(p *data.Deputy, day string) error {
	was, err := a.db.Deputy(p.ID)
	if err != nil {
		return err
	}
	return p.Since(day, &was)
}

// AssignGroup puts several deputies into a group from a day on ("": always), in one operation: into a 代表小组 out of another one, into a
// professional group beside others.
func (a *App) AssignGroup(ids []string, group Picked, since string) error {
	g, err := a.db.Group(group.ID)
	if err != nil {
		return err
	}
	return a.each(ids, "编入"+group.Name, since, func(d *data.Deputy) { into(d, &g) })
}

// into puts a deputy into a group.
func into(d *data.Deputy, g *data.Group) {
	if g.Kind == data.GroupDeputies {
		d.GroupID = g.ID
	} else if !slices.ContainsFunc(d.Professional, func(m data.GroupMember) bool { return m.GroupID == g.ID }) {
		d.Professional = append(d.Professional, data.GroupMember{GroupID: g.ID})
	}
}

// AssignStation makes several deputies belong to a station from a day on ("": always), in one operation.
func (a *App) AssignStation(ids []string, station Picked, since string) error {
	return a.each(ids, "编入"+station.Name, since, func(d *data.Deputy) {
		if !slices.ContainsFunc(d.Stations, func(m data.Member) bool { return m.StationID == station.ID }) {
			d.Stations = append(d.Stations, data.Member{StationID: station.ID, Home: len(d.Stations) == 0})
		}
	})
}

// MarkLeaders marks several deputies as 领导干部 from a day on ("": always), or takes the mark away.
func (a *App) MarkLeaders(ids []string, on bool, since string) error {
	verb := "标为领导干部"
	if !on {
		verb = "取消领导干部标记"
	}
	return a.each(ids, verb, since, func(d *data.Deputy) { d.Leader = on })
}

// MarkNotInChat notes of several deputies that they are in no chat group and are told by telephone (不在群里), or that they are.
func (a *App) MarkNotInChat(ids []string, out bool) error {
	verb := "标为不在群里"
	if !out {
		verb = "标为在群里"
	}
	return a.each(ids, verb, "", func(d *data.Deputy) { d.NotInChat = out })
}

// Grouped reports whether one of several deputies is in a 代表小组 already, so that another one is a change; a professional group is none.
func (a *App) Grouped(ids []string, group Picked) (bool, error) {
	g, err := a.db.Group(group.ID)
	if err != nil || g.Kind == data.GroupProfessional {
		return false, err
	}
	all, err := a.db.Deputies()
	return slices.ContainsFunc(all, func(d data.DeputyFields) bool { return d.GroupID != "" && slices.Contains(ids, d.ID) }), err
}

// Stationed reports whether one of several deputies belongs to a station already.
func (a *App) Stationed(ids []string, _ Picked) (bool, error) {
	all, err := a.db.MembersOn(a.Today())
	return slices.ContainsFunc(all, func(m data.Member) bool { return slices.Contains(ids, m.DeputyID) }), err
}

// each changes several deputies in one operation, from a day on or, with none, as a correction.
func (a *App) each(ids []string, label, since string, change func(*data.Deputy)) error {
	return a.Do(figures.Count(len(ids), "名代表", label), func(tx *data.Tx) error { return changeEach(tx, ids, since, change) })
}

// changeEach is each within an operation.
func changeEach(tx *data.Tx, ids []string, since string, change func(*data.Deputy)) error {
	for _, id := range ids {
		was, err := tx.Deputy(id)
		if err != nil {
			return err
		}
		now := was
		now.Stations, now.Professional = slices.Clone(was.Stations), slices.Clone(was.Professional)
		change(&now)
		if since != "" {
			err = now.Since(since, &was)
		}
		if err == nil {
			err = tx.SaveDeputy(&now)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
