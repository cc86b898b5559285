package rostering

// climbing is how many steps the prices go between two plans that are made of them.
const climbing = 240

// deepen goes on until nothing better can be, or the caller stops it: prices raise the bound, plans are made of them and made better, and
// all that may be better still is searched, ever further.
func (s *search) deepen() {
	var duals [2]*dual // gaps and wishes; gaps alone, where it is not known how few there must be
	for turn := 1; !s.stopped && !s.reached(); turn++ {
		alone := turn%2 == 1 && s.now.Gaps > s.bound.Gaps
		d := &duals[boolInt(alone)]
		if !(*d).serves(s) {
			*d = s.dual(alone)
		}
		if *d != nil {
			s.byPrices(*d)
			if s.stopped || s.reached() || !(*d).serves(s) {
				continue
			}
			s.branch(*d, 10<<min(turn, 20))
		}
		s.improve()
		s.finish(exactWork << min(turn, 30))
	}
}

// serves reports that a dual is about the bound that is to be raised now.
func (d *dual) serves(s *search) bool {
	return d != nil && (d.alone && s.now.Gaps > s.bound.Gaps || !d.alone && d.paid == (s.bound.Gaps > 0))
}

// byPrices raises the bound and tries plans at the prices on the way.
func (s *search) byPrices(d *dual) {
	d.pace = 100
	uses := make([]int32, len(d.placed))
	for range 4 {
		whole := d.climb(climbing, s, uses)
		if s.bound = d.bound(s.bound); !whole || s.reached() || !d.serves(s) {
			return
		}
		fresh := d.plan(s.looker(Parting, len(d.queue)))
		if fresh == nil {
			return
		}
		if s.take(fresh, true); s.stopped || s.reached() || !d.serves(s) {
			return
		}
	}
}

// take makes a whole plan of one that breaks rules, a better one if that is wanted, and keeps it if it is the best.
func (s *search) take(fresh *plan, better bool) {
	other := &search{plan: fresh, bound: s.bound, random: s.random, near: s.near, at: s.at, options: Options{Stop: s.options.Stop}}
	other.settle()
	if better && other.now.Unmet <= s.now.Unmet {
		other.improve()
	}
	if s.stopped = s.stopped || other.stopped; other.now.compare(s.now) < 0 {
		s.plan, s.now = other.plan, other.now
	}
}
