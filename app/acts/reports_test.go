package acts_test

import (
	"liujin/app"
	"liujin/data"
)

// report is one that was pasted just now, whole.
func (o office) report() data.Report {
	o.t.Helper()
	who := must(o.Deputy(o.some(1)[0]))(o)
	enterprise := must(o.Enterprises())(o)[0]
	taken := must(o.reports().Take(who.Name + " 11-10 15:32\n今天走访" + enterprise.Name + "，企业反映用工难"))(o)
	r := must(o.reports().Report(taken.IDs[0]))(o)
	r.Strangers, r.Deputies = "", []data.ReportDeputy{{DeputyID: who.ID}}
	return r
}

// waiting is what is to be done.
func (o office) waiting() []app.Todo { return must(o.desk().Desk())(o).Todos }

// reportActs are the acts on what deputies hand in, and on what the desk says.
var reportActs = []func(office) act{
	func(o office) act {
		return does(o.reports().Take, "11-10 15:32\n今天走访渔湾村选民8人\n\n11月8日去了北港村走访群众")
	},
	func(o office) act {
		x := o.report()
		return does(o.reports().Confirm, &x)
	},
	func(o office) act {
		x := o.report()
		return does(o.reports().Join, &x, must(o.Visits())(o)[0].ID)
	},
	func(o office) act { return does(o.reports().Drop, o.report().ID) },
	func(o office) act {
		x := o.report()
		o.ok(o.reports().Drop(x.ID))
		return does(o.reports().Again, x.ID)
	},
	func(o office) act { return does(o.desk().Snooze, o.waiting()[:1], "2026-12-01") },
	func(o office) act {
		all := o.waiting()
		o.ok(o.desk().Snooze(all[:2], "2026-12-01"))
		return does(o.desk().Wake, &all[1])
	},
}
