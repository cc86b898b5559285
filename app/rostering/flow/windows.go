package flow

// Windows are windows of so many days at a time, each with its price: over two days, all those that both lie in.
type Windows struct {
	from, days     int
	sums, counts   []int64
	summed, lapped bool
}

// NewWindows is for days from the first to the last.
func NewWindows(first, last, days int) *Windows {
	n := last - first + days + 2
	return &Windows{from: first - days, days: days, sums: make([]int64, n), counts: make([]int64, n)}
}

// Clear forgets all prices and counts.
func (w *Windows) Clear() {
	clear(w.sums)
	clear(w.counts)
	w.summed, w.lapped = false, false
}

// Add prices the window that begins on a day; all are added before the first Over.
func (w *Windows) Add(first int, price int64) { w.sums[first-w.from+1] += price }

// Over is what the windows over two days cost together.
func (w *Windows) Over(from, to int) int64 {
	if !w.summed {
		w.summed = true
		accumulate(w.sums)
	}
	return w.sums[from-w.from+1] - w.sums[to-w.days+1-w.from]
}

// Count counts two days in each window that both lie in; all are counted before the first In.
func (w *Windows) Count(from, to int) {
	w.counts[to-w.days+1-w.from]++
	w.counts[from-w.from+1]--
}

// In is how often two days were counted in the window that begins on a day.
func (w *Windows) In(first int) int64 {
	if !w.lapped {
		w.lapped = true
		accumulate(w.counts)
	}
	return w.counts[first-w.from]
}

func accumulate(all []int64) {
	for i := 1; i < len(all); i++ {
		all[i] += all[i-1]
	}
}
