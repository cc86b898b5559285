package app

import (
	"liujin/data"
)

// SampleSetting marks a ledger as made up; it names the day that the sample was made for.
const SampleSetting = "sample"

// Refused is the code of a request that can't be done as it was asked.
const Refused data.Code = "refused"

// IsSample reports whether the ledger is the made-up one.
func (a *App) IsSample() (bool, error) {
	day, err := a.db.Setting(SampleSetting)
	return day != "", err
}
