package data

import "testing"

// A paper's title says whose it is, also where nobody filled in a 简称.
func TestOfficeCalled(t *testing.T) {
	for name, want := range map[string]string{
		"青石岭镇人大主席团": "青石岭镇人大", "东港镇人民代表大会主席团": "东港镇人大", "南门街道人大工委": "南门街道人大工委",
		"南门街道人民代表大会工作委员会": "南门街道人大工委", "滨海县人民代表大会常务委员会办公室": "滨海县人大常委会", "青石岭镇人大办公室": "青石岭镇人大",
		"青石岭镇 人大": "青石岭镇人大", "": "人大", "人大主席团": "人大", "主席团": "主席团", "大同乡人大主席团": "大同乡人大",
	} {
		if got := (&Office{Name: name}).Called(); got != want {
			t.Errorf("%s is called %s, want %s", name, got, want)
		}
	}
	if got := (&Office{Name: "东港镇人民代表大会主席团", Short: "东港人大"}).Called(); got != "东港人大" {
		t.Error(got)
	}
}
