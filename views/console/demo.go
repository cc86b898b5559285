package console

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/sample"
	"liujin/data"
)

// demo does the main job where there is no display: a ledger, its sheets, a backup, and a roster out of one ledger and into another.
func demo(c *call) error {
	f := c.flags("demo", "out")
	out := f.text("out")
	if err := f.parse(0); err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return data.Fail(data.ReadOnly, err, "文件夹“%s”建不了或不能写入，请换一个。", *out)
	}
	ledger, fresh := filepath.Join(*out, "示例台账"+data.Extension), filepath.Join(*out, "从名册开始"+data.Extension)
	county := filepath.Join(*out, "示例县台账"+data.Extension)
	for _, former := range []string{ledger, fresh, county} {
		if _, err := os.Stat(former); err == nil {
			if err := sample.RemoveSample(former); err != nil { // it refuses what is no sample
				return err
			}
		}
	}
	if err := emptySample(fresh); err != nil {
		return err
	}
	day := sample.Day(time.Now()) // the papers are of the day that the sample is as of
	steps := [][]string{{"sample", "--ledger", ledger}}
	for _, p := range paperwork.Papers {
		steps = append(steps, []string{"print", "--ledger", ledger, "--paper", p.Name, "--today", days.ISO(day),
			"--out", filepath.Join(*out, p.Title+".pdf")})
	}
	for _, s := range listings.Sheets {
		steps = append(steps, []string{"sheet", "--ledger", ledger, "--sheet", s.Name, "--out", filepath.Join(*out, s.Title+".xlsx")})
	}
	steps = append(steps, round(ledger, county, *out, day)...)
	steps = append(steps,
		[]string{"import", "--ledger", fresh, filepath.Join(*out, "代表名册.xlsx")},
		[]string{"backup", "--ledger", ledger, "--to", filepath.Join(*out, "备份")},
		[]string{"check", "--ledger", ledger})
	for _, args := range steps {
		if err := dispatch(&call{program: c.program, args: args, stdout: c.stdout, stderr: c.stderr}); err != nil {
			return err
		}
	}
	c.say("都在 %s", *out)
	return nil
}

// round is what goes between a town and its county about the month before: what is asked goes down, the report up, its receipt down.
func round(town, county, out string, today time.Time) [][]string {
	month := today.AddDate(0, 0, -today.Day()).Format("2006-01") // of the last day of the month before
	down, up := filepath.Join(out, "县发给各单位.zip"), filepath.Join(out, "东港镇上报.zip")
	return [][]string{{"sample", "--level", string(data.OfficeCounty), "--ledger", county},
		{"require", "--ledger", county, "--out", down}, {"receive", "--ledger", town, down},
		{"report", "--ledger", town, "--period", month, "--out", up}, {"verify", up}, {"receive", "--ledger", county, up},
		{"summary", "--ledger", county, "--period", month, "--out", filepath.Join(out, "县汇总表.xlsx")},
		{"require", "--ledger", county, "--out", down}, {"receive", "--ledger", town, down}}
}

// emptySample makes an empty ledger that the next demo may delete.
func emptySample(path string) error {
	db, err := data.Create(path, data.Options{})
	if err != nil {
		return err
	}
	return errors.Join(db.SetSetting(app.SampleSetting, db.Now().Format(time.DateOnly)), db.Close())
}
