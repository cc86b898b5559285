package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/data"
)

// newest reads rows that the ledger has in the order of their numbers, the last number first.
func newest[R any](read func(*data.DB) ([]R, error)) func(*Book) ([]R, error) {
	return func(b *Book) ([]R, error) {
		rows, err := read(b.DB())
		slices.Reverse(rows)
		return rows, err
	}
}

// shiftHits are 班次, by station and day; who is on duty is found as a deputy.
func shiftHits() source {
	return source{tables: []string{string(data.KindShift), string(data.KindStation)}, read: func(b *Book) ([]Hit, error) {
		shifts, err := b.DB().Shifts("", days.Last)
		if err != nil {
			return nil, err
		}
		stations, err := b.DB().Stations()
		names := make(map[string]string, len(stations))
		for i := range stations {
			names[stations[i].ID] = stations[i].Name
		}
		var hits []Hit
		for _, s := range slices.Backward(shifts) {
			detail := "班次 " + days.Short(s.Day)
			if s.State == data.ShiftCancelled {
				detail += " " + string(s.State)
			}
			hits = append(hits, Hit{Subject: data.Subject{Kind: data.KindShift, ID: s.ID},
				Title: names[s.StationID] + " " + s.Day + " " + string(s.DayPart), Detail: detail})
		}
		return hits, err
	}}
}

// bulletinHits are 简报, by the number that they went out with.
func bulletinHits() source {
	tables := []string{string(data.KindBulletin), string(data.KindIssued), "issued_subject"}
	return source{tables: tables, read: func(b *Book) ([]Hit, error) {
		all, err := b.DB().Bulletins()
		if err != nil {
			return nil, err
		}
		var hits []Hit
		for i := range all {
			out, err := b.DB().IssuedAbout(data.KindBulletin, all[i].ID)
			if err != nil {
				return nil, err
			}
			title := "简报 " + all[i].Title
			for k := range slices.Backward(out) { // the newest that stands
				if out[k].Stands() && out[k].Number > 0 {
					title = fmt.Sprintf("简报第 %d 期 %s %d 年", out[k].Number, all[i].Title, out[k].Year)
				}
			}
			hits = append(hits, Hit{Subject: data.Subject{Kind: data.KindBulletin, ID: all[i].ID}, Title: title,
				Detail: "简报 " + all[i].Day + " " + days.Short(all[i].Day)})
		}
		return hits, nil
	}}
}

// ofMeetings is a source of what meetings had: it leads to the meeting.
func ofMeetings(from string, read func(*data.DB, func(meeting, title, detail string)) error) source {
	return source{tables: []string{from, string(data.KindMeeting)}, read: func(b *Book) ([]Hit, error) {
		meetings, err := b.DB().MeetingRows()
		if err != nil {
			return nil, err
		}
		at := make(map[string]int, len(meetings))
		for i := range meetings {
			at[meetings[i].ID] = i
		}
		var hits []Hit
		err = read(b.DB(), func(meeting, title, detail string) {
			m := &meetings[at[meeting]]
			hits = append(hits, Hit{Subject: data.Subject{Kind: data.KindMeeting, ID: meeting}, Title: title,
				Detail: strings.Join(strings.Fields(detail+" "+m.Title+" "+m.Day), " ")})
		})
		slices.SortStableFunc(hits, func(x, y Hit) int { return cmp.Compare(at[x.ID], at[y.ID]) }) // as the meetings: the newest first
		return hits, err
	}}
}

// decisionHits are 会议决定.
func decisionHits() source {
	return ofMeetings("meeting_decision", func(db *data.DB, add func(meeting, title, detail string)) error {
		all, err := db.Decisions()
		for i := range all {
			add(all[i].MeetingID, all[i].Text, "会议决定 "+all[i].Person)
		}
		return err
	})
}

// agendaHits are 议题.
func agendaHits() source {
	return ofMeetings("meeting_item", func(db *data.DB, add func(meeting, title, detail string)) error {
		all, err := db.MeetingItems()
		for i := range all {
			add(all[i].MeetingID, all[i].Title, "议题 "+all[i].Reporter)
		}
		return err
	})
}

// activityHits are the activities of all walk-ins, each of its own kind; those that are planned only say so.
func (a *Book) activityHits() ([]Hit, error) {
	rows, err := a.DB().Activities("")
	if err != nil {
		return nil, err
	}
	plans, err := a.DB().Plans("", days.Last)
	if err != nil {
		return nil, err
	}
	all := append(rows, plans...)
	slices.SortStableFunc(all, func(x, y data.ActivityRow) int { return cmp.Compare(y.Day, x.Day) })
	hits := make([]Hit, len(all))
	for i := range all {
		e := &all[i]
		state := string(e.State)
		if e.State == data.ActivityHeld {
			state = ""
		}
		hits[i] = Hit{Subject: data.Subject{Kind: e.Kind.Kind, ID: e.ID}, Title: e.Topic + " " + e.Day,
			Detail: strings.Join(strings.Fields(state+" "+e.Kind.Noun+" "+e.Deputies+" "+days.Short(e.Day)), " ")}
	}
	return hits, nil
}
