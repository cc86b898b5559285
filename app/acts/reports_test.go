package acts_test

import "liujin/data"

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

// reportActs are the acts on what deputies hand in.
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
}
