package app

import (
	"liujin/data"
)

// ByConstituency reports whether voters elect that level's deputies directly; above the county a congress does (选举单位).
func ByConstituency(level data.Level) bool {
	return level == data.LevelCounty || level == data.LevelTown
}
