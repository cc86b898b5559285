package kit

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// luminance is WCAG 2's relative luminance.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast: what is read has at least 4.5 : 1 on what it is read on, light and dark (WCAG 2, level AA).
func TestContrast(t *testing.T) {
	const least = 4.5
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForeground, theme.ColorNameBackground},
		{theme.ColorNameForeground, theme.ColorNameOverlayBackground},
		{theme.ColorNameForeground, theme.ColorNameInputBackground},
		{theme.ColorNameForeground, theme.ColorNameButton},
		{theme.ColorNameForeground, ColorNameHead},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		{theme.ColorNamePlaceHolder, theme.ColorNameBackground},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameError, theme.ColorNameOverlayBackground},
		{theme.ColorNameSuccess, theme.ColorNameOverlayBackground},
		{theme.ColorNameWarning, theme.ColorNameOverlayBackground},
		{theme.ColorNameHyperlink, theme.ColorNameOverlayBackground},
	}
	for _, dark := range []bool{false, true} {
		look := &Theme{Dark: dark}
		for _, p := range pairs {
			if got := contrast(look.Color(p[0], 0), look.Color(p[1], 0)); got < least {
				t.Errorf("dark %v: %s on %s is %.2f : 1", dark, p[0], p[1], got)
			}
		}
		for tone, pair := range tones {
			if got := contrast(pair[look.variant()][0], pair[look.variant()][1]); got < least {
				t.Errorf("dark %v: tone %v is %.2f : 1", dark, tone, got)
			}
		}
	}
}

// TestVariantIsChosenByTheProgram: the system's light or dark changes nothing.
func TestVariantIsChosenByTheProgram(t *testing.T) {
	for _, dark := range []bool{false, true} {
		look := &Theme{Dark: dark}
		for name := range palette {
			if look.Color(name, theme.VariantLight) != look.Color(name, theme.VariantDark) {
				t.Errorf("dark %v: %s follows the system", dark, name)
			}
		}
		if name := theme.ColorNameInputBackground; (luminance(look.Color(name, 0)) < 0.5) != dark {
			t.Errorf("dark %v: %s is %v", dark, name, look.Color(name, 0))
		}
		// A color that the palette lacks must come from the matching variant of the toolkit.
		want := theme.VariantLight
		if dark {
			want = theme.VariantDark
		}
		const foreign = theme.ColorNameForegroundOnSuccess
		if got := look.Color(foreign, 0); got != theme.DefaultTheme().Color(foreign, want) {
			t.Errorf("dark %v: %s is %v", dark, foreign, got)
		}
	}
}

// drawn renders one line of text in a look.
func drawn(t *testing.T, look *Theme, text string, style fyne.TextStyle) (image.Image, fyne.Size) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look)
	line := canvas.NewText(text, color.Black)
	line.TextSize, line.TextStyle = look.Size(theme.SizeNameText), style
	w := a.NewWindow("")
	defer w.Close()
	w.SetContent(line)
	w.Resize(line.MinSize())
	return w.Canvas().Capture(), line.MinSize()
}

func ink(img image.Image) (dark int) {
	ground := luminance(img.At(0, 0))
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			if math.Abs(luminance(img.At(x, y))-ground) > 0.3 {
				dark++
			}
		}
	}
	return dark
}

// TestChineseIsDrawn: common and rare characters have different shapes, so none is the box; bold is bolder, large is larger.
func TestChineseIsDrawn(t *testing.T) {
	look := &Theme{}
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Monospace: true}, {Italic: true}} {
		seen := map[int]string{}
		for _, text := range []string{"一", "赵", "喆", "㛃", "䶮", "𬭎", "𠅤"} {
			img, _ := drawn(t, look, text, style)
			n := ink(img)
			if n == 0 {
				t.Errorf("%v: %s is not drawn", style, text)
			}
			if other, twice := seen[n]; twice {
				again, _ := drawn(t, look, other, style)
				if same(img, again) {
					t.Errorf("%v: %s looks like %s", style, text, other)
				}
			}
			seen[n] = text
		}
	}
	plain, small := drawn(t, look, "履职台账", fyne.TextStyle{})
	bolder, _ := drawn(t, look, "履职台账", fyne.TextStyle{Bold: true})
	if ink(bolder) <= ink(plain) {
		t.Errorf("bold has %d dark pixels, regular %d", ink(bolder), ink(plain))
	}
	// sizes are whole pixels
	if _, big := drawn(t, &Theme{Large: true}, "履职台账", fyne.TextStyle{}); big.Width/small.Width < 1.2 || big.Width/small.Width > 1.3 {
		t.Errorf("large text is %v wide, usual text %v", big.Width, small.Width)
	}
}

func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
