package rostering

import (
	"fmt"
	"strings"
)

// Effort is how long a search goes on.
type Effort string

// The efforts.
const (
	Quick    Effort = "快" // until nothing has been gained for a while
	Thorough Effort = "细" // until what is found is proven the best, or the caller stops it
)

// Stage is what a search does at a time, as a user is told.
type Stage string

// The stages, in their order.
const (
	Bounding  Stage = "正在算最好能到哪里"
	Seating   Stage = "正在排第一遍"
	Parting   Stage = "正在错开太近的班"
	Improving Stage = "正在一片一片改好"
	Proving   Stage = "正在逐一查证"
	Deepening Stage = "正在找更好的"
)

// Progress is how far a search is.
type Progress struct {
	Stage    Stage
	Done, Of int    // of the stage; Of 0: nobody knows how long it takes
	Best     *Score // of what a stop would return; nil: nothing worth it yet
	Bound    Bound
}

// Reached says how good the best so far is and could be; "" while there is none.
func (p Progress) Reached() string {
	if p.Best == nil {
		return ""
	}
	return Reached(*p.Best, p.Bound)
}

// Reached says level by level what a score comes to, and how good it could be at best. A level's bound holds while all levels before reach
// theirs; those after are told without.
func Reached(s Score, b Bound) string {
	have, least, reached := s.levels(), b.levels(), true
	var parts []string
	for i, level := range [6]struct {
		text     string
		bare, at bool // not told where there is nothing; told as reached without its number, which says nothing to anybody
	}{{text: "缺员 %d"}, {text: "未达下限 %d", bare: true}, {text: "变动 %d", bare: true}, {text: "均衡", at: true},
		{text: "间隔不足 %d 处"}, {text: "意愿 %d"}} {
		n, best := have[i+1], least[i]
		if level.bare && n == 0 && best == 0 {
			continue
		}
		text := level.text
		if !level.at {
			text = fmt.Sprintf(level.text, n)
		}
		switch {
		case !reached:
			if level.at {
				text += fmt.Sprintf(" %d", n)
			}
		case n == best && level.at:
			text += " 已到最好"
		case n == best && n > 0:
			text += "，已到最好"
		case n > best && level.at:
			text += fmt.Sprintf(" %d，不会低于 %d", n, best)
		case n > best:
			text += fmt.Sprintf("，不会低于 %d", best)
		}
		reached = reached && n == best
		parts = append(parts, text)
	}
	return strings.Join(parts, " · ")
}

// looker makes what a stage calls now and then with how much it has done: it tells the caller, and is true when the caller wants to stop.
func (s *search) looker(stage Stage, of int) func(done int) bool {
	return func(done int) bool {
		s.tell(stage, min(done, of), of)
		return s.stop(done)
	}
}

// tell tells the caller how far a stage is.
func (s *search) tell(stage Stage, done, of int) {
	if s.options.Progress == nil {
		return
	}
	p := Progress{Stage: stage, Done: done, Of: of, Bound: s.bound}
	if s.whole {
		now := s.now
		p.Best = &now
	}
	s.options.Progress(p)
}

// stop asks the caller whether to stop; what it is given is for those who tell.
func (s *search) stop(int) bool {
	if !s.stopped && s.options.Stop != nil && s.options.Stop() {
		s.stopped = true
	}
	return s.stopped
}
