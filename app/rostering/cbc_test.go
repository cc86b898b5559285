package rostering

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test binary solve an instance as a process of its own, so that its memory can be measured beside another solver's.
func TestMain(m *testing.M) {
	path := os.Getenv("LIUJIN_SOLVE")
	if path == "" {
		os.Exit(m.Run())
	}
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	in, err := Parse(text)
	if err != nil {
		panic(err)
	}
	if os.Getenv("LIUJIN_BOUND") != "" {
		p, err := compile(in)
		if err != nil {
			panic(err)
		}
		p.relax(nil)
		return
	}
	out, err := Solve(in, Options{Effort: Effort(os.Getenv("LIUJIN_EFFORT")), Stop: enough()})
	if err != nil {
		panic(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		panic(err)
	}
}

// enough says after LIUJIN_SECONDS of the processor that the best so far will do.
func enough() func() bool {
	seconds, err := strconv.Atoi(os.Getenv("LIUJIN_SECONDS"))
	if err != nil {
		return nil
	}
	return func() bool {
		var used syscall.Rusage
		return syscall.Getrusage(syscall.RUSAGE_SELF, &used) == nil && time.Duration(used.Utime.Nano()) > time.Duration(seconds)*time.Second
	}
}

// cost is what a process took: processor time, and memory at its peak in MB.
type cost struct {
	cpu    time.Duration
	memory float64
}

func measured(b *testing.B, cmd *exec.Cmd) ([]byte, cost) {
	b.Helper()
	out, err := cmd.Output()
	if err != nil {
		b.Fatalf("%s: %v", cmd.Path, err)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		b.Skip("this system does not say what a process took")
	}
	return out, cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), float64(usage.Maxrss) / 1024}
}

// lastStage writes the last stage of an instance as a linear program: gaps, then wishes, where everything is filled at the fairness given.
func lastStage(path string, in *Instance, fairness int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	var binaries []string
	x := func(d, s int) string { return fmt.Sprintf("x%d_%d", d, s) }
	slots := make([][]int, len(in.Deputies)) // by deputy, in the order of days
	order := make([]int, len(in.Slots))
	for s := range order {
		order[s] = s
	}
	slices.SortFunc(order, func(a, b int) int { n, _ := day(in.Slots[a].Date); m, _ := day(in.Slots[b].Date); return n - m })
	for _, s := range order {
		for d := range in.Deputies {
			if slices.Contains(in.Deputies[d].Stations, in.Slots[s].Station) && !slices.Contains(in.Deputies[d].Unavailable,
				in.Slots[s].Date) {
				slots[d] = append(slots[d], s)
				binaries = append(binaries, x(d, s))
			}
		}
	}
	fmt.Fprint(w, "Minimize\n obj: ")
	rows := &lpRows{w: bufio.NewWriter(&lpBuffer{}), in: in}
	var body lpBuffer
	rows.w = bufio.NewWriter(&body)
	for d, all := range slots {
		for i, s := range all {
			n, _ := day(in.Slots[s].Date)
			wish := boolInt(in.Deputies[d].Home != in.Slots[s].Station) + 2*boolInt(slices.Contains(in.Deputies[d].Inconvenient,
				in.Slots[s].Date))
			if wish > 0 {
				fmt.Fprintf(w, "+ %d %s\n", wish, x(d, s))
			}
			for _, t := range all[i+1:] {
				m, _ := day(in.Slots[t].Date)
				switch {
				case m-n < max(1, in.Gap.Hard):
					rows.row("%s + %s <= 1", x(d, s), x(d, t))
				case m-n < in.Gap.Desired:
					z := fmt.Sprintf("z%d_%d_%d", d, s, t)
					fmt.Fprintf(w, "+ 10000 %s\n", z)
					rows.row("%s + %s - %s <= 1", x(d, s), x(d, t), z)
				}
			}
		}
	}
	rows.loads(slots, fairness, x)
	rows.slots(slots, x)
	if err := rows.w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "Subject To\n%sBinaries\n", body.text)
	for _, name := range binaries {
		fmt.Fprintln(w, name)
	}
	fmt.Fprintln(w, "End")
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

type lpBuffer struct{ text []byte }

// Write keeps what is written.
func (b *lpBuffer) Write(p []byte) (int, error) { b.text = append(b.text, p...); return len(p), nil }

// lpRows writes the rows of a linear program.
type lpRows struct {
	w  *bufio.Writer
	in *Instance
	n  int
}

func (r *lpRows) row(format string, args ...any) {
	r.n++
	fmt.Fprintf(r.w, " r%d: "+format+"\n", append([]any{r.n}, args...)...)
}

// loads counts each deputy's duties in steps that cost more and more, and holds their sum to the fairness.
func (r *lpRows) loads(slots [][]int, fairness int, x func(d, s int) string) {
	sum, base := "", 0
	for d, all := range slots {
		dep := &r.in.Deputies[d]
		have := dep.Served + dep.Credit
		base += have * have
		if len(all) == 0 {
			continue
		}
		line, most := "", len(all)
		if dep.Max != nil {
			most = min(most, *dep.Max)
		}
		for _, s := range all {
			line += " + " + x(d, s)
		}
		for k := 1; k <= most; k++ {
			line += fmt.Sprintf(" - y%d_%d", d, k)
			sum += fmt.Sprintf(" + %d y%d_%d\n", 2*(have+k)-1, d, k)
			r.row("y%d_%d <= 1", d, k)
		}
		r.row("%s = 0", line)
	}
	r.row("%s <= %d", sum, fairness-base)
}

// slots fills every slot, keeps colleagues apart and the seats for 县级以上.
func (r *lpRows) slots(slots [][]int, x func(d, s int) string) {
	may := make([][]int, len(r.in.Slots))
	for d, all := range slots {
		for _, s := range all {
			may[s] = append(may[s], d)
		}
	}
	for s, all := range may {
		line, county, firms := "", "", map[string]string{}
		var order []string
		for _, d := range all {
			line += " + " + x(d, s)
			dep := &r.in.Deputies[d]
			if dep.County {
				county += " + " + x(d, s)
			}
			if dep.Employer != "" {
				if firms[dep.Employer] == "" {
					order = append(order, dep.Employer)
				}
				firms[dep.Employer] += " + " + x(d, s)
			}
		}
		r.row("%s = %d", line, r.in.Slots[s].Need)
		if r.in.Slots[s].County > 0 {
			r.row("%s >= %d", county, r.in.Slots[s].County)
		}
		for _, name := range order {
			r.row("%s <= 1", firms[name])
		}
	}
}

// alone solves an instance, or only the flow that gives its bound, in a process of its own.
func alone(b *testing.B, in *Instance, bound bool) (out Result, own cost) {
	b.Helper()
	path := filepath.Join(b.TempDir(), "instance.json")
	text, err := json.Marshal(in)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "LIUJIN_SOLVE="+path)
	if bound {
		cmd.Env = append(cmd.Env, "LIUJIN_BOUND=1")
	}
	answer, own := measured(b, cmd)
	if bound {
		return out, own
	}
	if err := json.Unmarshal(answer, &out); err != nil {
		b.Fatal(err)
	}
	return out, own
}

// beside solves an instance here and its last stage with CBC, and returns what each took.
func beside(b *testing.B, in *Instance) (own, other cost) {
	b.Helper()
	out, own := alone(b, in, false)
	model := filepath.Join(b.TempDir(), "model.lp")
	if err := lastStage(model, in, out.Score.Fairness); err != nil {
		b.Fatal(err)
	}
	_, other = measured(b, exec.Command("cbc", model, "-sec", "900", "solve", "-quit"))
	return own, other
}

// BenchmarkBesideCBC solves towns and a district here and, their last stage alone and given our fairness, with CBC where it is installed.
func BenchmarkBesideCBC(b *testing.B) {
	if _, err := exec.LookPath("cbc"); err != nil {
		b.Skip("cbc (Debian: coinor-cbc) is not installed")
	}
	b.Run("town", func(b *testing.B) {
		var ratios []float64
		for b.Loop() {
			ratios = nil
			for seed := range uint64(10) {
				own, other := beside(b, generate(kindsOf["town"], seed))
				ratios = append(ratios, own.cpu.Seconds()/other.cpu.Seconds())
			}
		}
		slices.Sort(ratios)
		b.ReportMetric(ratios[5], "median-of-cbc")
		b.ReportMetric(ratios[9], "worst-of-cbc")
	})
	b.Run("district", func(b *testing.B) {
		for b.Loop() {
			own, other := beside(b, generate(kindsOf["district"], 1))
			b.ReportMetric(own.cpu.Seconds()/other.cpu.Seconds(), "time-of-cbc")
			b.ReportMetric(own.memory/other.memory, "memory-of-cbc")
			b.ReportMetric(own.memory, "MB")
			b.ReportMetric(own.cpu.Seconds(), "cpu-s")
		}
	})
}
