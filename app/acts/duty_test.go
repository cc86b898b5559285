package acts_test

import (
	"liujin/app/duty"
	"liujin/data"
)

// shifts are those of the sample's coming days.
func (o office) shifts() []duty.ShiftRow {
	o.t.Helper()
	return must(o.duty().Shifts("2026-11-13", "2026-11-30"))(o)
}

// free is a planned shift to come with seats that are taken, and one who does not serve in it.
func (o office) free() (shift *duty.ShiftRow, other string) {
	o.t.Helper()
	rows := o.shifts()
	shift = first(o, rows, func(r *duty.ShiftRow) bool {
		return r.State != data.ShiftCancelled && r.ActivityID == "" && len(r.Duties) > 1 && !r.Duties[0].Locked
	})
	return shift, o.absent(shift)
}

func (o office) absent(shift *duty.ShiftRow) string {
	o.t.Helper()
	all := o.some(80)
	return *first(o, all, func(id *string) bool { return !shift.Has(*id) })
}

// apart are two planned shifts and one of each who does not serve in the other.
func (o office) apart() (one, two *duty.ShiftRow, first, second string) {
	o.t.Helper()
	one, _ = o.free()
	rows := o.shifts()
	for i := range rows {
		if two = &rows[i]; two.ID == one.ID || two.State == data.ShiftCancelled || two.ActivityID != "" {
			continue
		}
		for _, d := range one.Duties {
			for _, e := range two.Duties {
				if !two.Has(d.DeputyID) && !one.Has(e.DeputyID) {
					return one, two, d.DeputyID, e.DeputyID
				}
			}
		}
	}
	o.t.Fatal("no two shifts whose deputies can change places")
	return nil, nil, "", ""
}

func (o office) turnout() *duty.Turnout {
	o.t.Helper()
	x := must(o.duty().Turnout(must(o.duty().Shifts(sampleDay, sampleDay))(o)[0].ID))(o)
	x.Lines[0].State, x.Voters = duty.SeatAbsent, 7
	return x
}

// duties are the acts on duty at the stations.
var duties = []func(office) act{
	func(o office) act {
		x := must(o.duty().Rota(must(o.Stations())(o)[0].ID))(o)
		x.Rules[0].Need++
		x.Closures = append(x.Closures, data.Closure{Starts: "2026-12-01", Ends: "2026-12-03", Reason: "装修"})
		return does(o.duty().SaveRota, &x)
	},
	func(o office) act {
		x, who := must(o.duty().DutyPolicy())(o), o.some(2)
		x.NoticeDays++
		x.Pairs = append(x.Pairs, data.DutyPair{FirstID: who[0], SecondID: who[1], Kind: data.PairApart})
		return does(o.duty().SaveDutyPolicy, &x)
	},
	func(o office) act {
		return does(o.duty().SaveAbsence, &data.Absence{DeputyID: o.some(1)[0], Kind: data.AbsenceLeave, Starts: sampleDay,
			Ends: "2026-11-20"})
	},
	func(o office) act {
		x := must(o.duty().Absence(must(o.duty().Absences())(o)[0].ID))(o)
		return does(o.duty().DeleteAbsence, &x)
	},
	func(o office) act {
		x := must(o.duty().HolidayYear("known-2026"))(o)
		x.Days = append(x.Days, data.Holiday{Day: "2026-12-31", Kind: data.HolidayOff, Name: "镇庆"})
		return does(o.duty().SaveHolidayYear, &x)
	},
	func(o office) act {
		x := must(o.duty().HolidayYear("known-2026"))(o)
		o.ok(o.duty().SaveHolidayYear(&x))
		return does(o.duty().DeleteHolidayYear, &x)
	},
	func(o office) act {
		x := must(o.duty().NewShift("2026-11-28", must(o.Stations())(o)[0].Name))(o)
		x.Duties = append(x.Duties, data.Duty{DeputyID: o.some(1)[0]})
		return does(o.duty().SaveShift, &x)
	},
	func(o office) act {
		return does(o.duty().SaveSchedule, must(o.duty().Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(o))
	},
	func(o office) act { // planned again: shifts go, come and change
		return does(o.duty().SaveSchedule, must(o.duty().Schedule(duty.ScheduleOrder{From: "2026-11-20", To: "2026-12-10"}))(o))
	},
	func(o office) act {
		shift, other := o.free()
		return does(o.duty().Assign, shift.ID, other)
	},
	func(o office) act {
		shift, _ := o.free()
		return does(o.duty().Unassign, shift.ID, shift.Duties[0].DeputyID)
	},
	func(o office) act {
		shift, other := o.free()
		return does(o.duty().Replace, shift.ID, shift.Duties[0].DeputyID, other)
	},
	func(o office) act {
		one, two, first, second := o.apart()
		return does(o.duty().Swap, one.ID, first, two.ID, second)
	},
	func(o office) act {
		one, two, first, _ := o.apart()
		return does(o.duty().Move, one.ID, two.ID, first)
	},
	func(o office) act {
		shift, _ := o.free()
		return does(o.duty().Lock, shift.ID, shift.Duties[0].DeputyID, true)
	},
	func(o office) act {
		var ids []string
		for _, r := range o.shifts() {
			ids = append(ids, r.ID)
		}
		return does(o.duty().Notify, ids)
	},
	func(o office) act {
		shift, _ := o.free()
		return does(o.duty().CancelShift, shift.ID, true)
	},
	func(o office) act {
		shift, _ := o.free()
		o.ok(o.duty().CancelShift(shift.ID, true))
		return does(o.duty().CancelShift, shift.ID, false)
	},
	func(o office) act { return does(o.duty().SaveTurnout, o.turnout()) },
	func(o office) act {
		x := o.turnout()
		o.ok(o.duty().SaveTurnout(x))
		return does(o.duty().DropTurnout, must(o.duty().Turnout(must(o.duty().Shifts(sampleDay, sampleDay))(o)[0].ID))(o))
	},
}
