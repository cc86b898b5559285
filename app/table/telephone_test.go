package table

import "testing"

// Mobile numbers in a note are masked, other numbers stay.
func TestMaskedIn(t *testing.T) {
	for text, want := range map[string]string{"": "", "路灯坏了": "路灯坏了", "请打13912345678，": "请打139****5678，",
		"13912345678":  "139****5678",
		"139123456789": "139123456789", "12912345678": "12912345678",
		"320922198102034517":      "320922198102034517",
		"13912345678/15012345678": "139****5678/150****5678", "2026-11-12 共 13912 元": "2026-11-12 共 13912 元",
		"139 1234 5678": "139 1234 5678"} {
		if got := MaskedIn(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestMasked(t *testing.T) {
	for phone, want := range map[string]string{"13900001234": "139****1234", "0515-88881236": "0515-****1236", "88881236": "****1236",
		"":    "",
		"110": "110"} {
		if got := Masked(phone); got != want {
			t.Errorf("%s: %s, want %s", phone, got, want)
		}
	}
}
