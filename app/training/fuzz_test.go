package training_test

import (
	"slices"
	"testing"

	"liujin/app/apptest"
	"liujin/app/training"
	"liujin/data"
)

// Whatever is pasted into a roll, it is taken: nobody is twice on it, and every state is one.
func FuzzRollPaste(f *testing.F) {
	a := apptest.SampleRead(f)
	sessions, err := a.DB().Sessions()
	if err != nil || len(sessions) == 0 {
		f.Fatal(len(sessions), err)
	}
	roll, err := training.New(a).Roll(sessions[0].ID)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"#接龙\n1. 赵启明\n2. 高𬭎👍", "赵启明 10:23\n（请假、[强]：", "@王海燕\u2005 收到\n其他人都到", "除王海燕外全部到齐"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, online bool) {
		r := *roll
		r.Lines = slices.Clone(roll.Lines)
		if _, err := r.Take(a, text, online); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, l := range r.Lines {
			if seen[l.DeputyID] || l.State != "" && !slices.Contains(data.ParticipationStates, l.State) {
				t.Errorf("%+v", l)
			}
			seen[l.DeputyID] = true
		}
	})
}
