package duty

import "testing"

func TestUnits(t *testing.T) {
	p := &planner{units: []string{"东港水产有限公司", "新风村"}}
	for employer, want := range map[string]string{"东港水产有限公司总经理": "东港水产有限公司", "新风村党总支书记": "新风村", "东港镇中心小学教师": "东港镇中心小学", "东港镇人大副主席": "东港镇人大",
		"东港镇人民政府镇长": "东港镇人民政府", "个体经营": "", "": "", "东港镇卫生院护士长": "东港镇卫生院"} {
		if got := p.unit(employer); got != want {
			t.Errorf("%s: %q, want %q", employer, got, want)
		}
	}
}
