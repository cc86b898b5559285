package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"liujin/app/table"
	"liujin/assets"
)

// Names of our own in the theme.
const (
	ColorNameHead  fyne.ThemeColorName = "liujinHead"  // heads of lists, parts of forms
	ColorNameBrand fyne.ThemeColorName = "liujinBrand" // the office's red: what is chosen, what waits
	SizeNameSmall  fyne.ThemeSizeName  = "liujinSmall"
)

// Theme is the program's look: paper-white surfaces on light grey, one red accent; a dark twin; larger text for older eyes.
type Theme struct{ Dark, Large bool }

var (
	regular = fyne.NewStaticResource("NotoSansSC-Regular.ttf", assets.FontRegular())
	bold    = fyne.NewStaticResource("NotoSansSC-Bold.ttf", assets.FontBold())
)

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// palette holds light and dark of each color.
var palette = map[fyne.ThemeColorName][2]color.NRGBA{
	theme.ColorNameBackground:          {rgb(0xf3f4f6), rgb(0x1c1d20)},
	theme.ColorNameForeground:          {rgb(0x1f2328), rgb(0xe6e7ea)},
	theme.ColorNameOverlayBackground:   {rgb(0xffffff), rgb(0x26282c)},
	theme.ColorNameMenuBackground:      {rgb(0xffffff), rgb(0x2b2d32)},
	theme.ColorNameInputBackground:     {rgb(0xffffff), rgb(0x1f2125)},
	theme.ColorNameInputBorder:         {rgb(0xcfd4da), rgb(0x4a4e55)},
	theme.ColorNameButton:              {rgb(0xe9ebee), rgb(0x3a3d43)},
	theme.ColorNameDisabledButton:      {rgb(0xeef0f2), rgb(0x2e3035)},
	theme.ColorNameDisabled:            {rgb(0x78808a), rgb(0x8b919a)},
	theme.ColorNamePlaceHolder:         {rgb(0x68707a), rgb(0x9aa1aa)},
	ColorNameBrand:                     {rgb(0xb3261e), rgb(0xe0655c)},
	theme.ColorNamePrimary:             {rgb(0x24539a), rgb(0x8ab4f8)}, // where the caret is: red would read as a fault
	theme.ColorNameForegroundOnPrimary: {rgb(0xffffff), rgb(0x1c1d20)},
	theme.ColorNameHyperlink:           {rgb(0x24539a), rgb(0x8ab4f8)},
	// laid over a button's own colour
	theme.ColorNameHover:               {color.NRGBA{0, 0, 0, 0x10}, color.NRGBA{0xff, 0xff, 0xff, 0x14}},
	theme.ColorNamePressed:             {color.NRGBA{0, 0, 0, 0x20}, color.NRGBA{0xff, 0xff, 0xff, 0x28}},
	theme.ColorNameFocus:               {color.NRGBA{0x24, 0x53, 0x9a, 0x2c}, color.NRGBA{0x8a, 0xb4, 0xf8, 0x2c}},
	theme.ColorNameSelection:           {color.NRGBA{0xb3, 0x26, 0x1e, 0x1c}, color.NRGBA{0xe0, 0x65, 0x5c, 0x3a}},
	theme.ColorNameSeparator:           {rgb(0xe1e4e8), rgb(0x3a3d43)},
	theme.ColorNameScrollBar:           {color.NRGBA{0, 0, 0, 0x50}, color.NRGBA{0xff, 0xff, 0xff, 0x50}},
	theme.ColorNameScrollBarBackground: {rgb(0xf3f4f6), rgb(0x26282c)},
	theme.ColorNameShadow:              {color.NRGBA{0, 0, 0, 0x30}, color.NRGBA{0, 0, 0, 0x70}},
	theme.ColorNameError:               {rgb(0xb3261e), rgb(0xf28b82)},
	theme.ColorNameForegroundOnError:   {rgb(0xffffff), rgb(0x1c1d20)},
	theme.ColorNameSuccess:             {rgb(0x1e7b45), rgb(0x7cc79a)},
	theme.ColorNameWarning:             {rgb(0x9a5b00), rgb(0xe3b15e)},
	theme.ColorNameHeaderBackground:    {rgb(0xf6f7f9), rgb(0x2b2d32)},
	ColorNameHead:                      {rgb(0xf6f7f9), rgb(0x2b2d32)},
}

// Color returns a color of the chosen variant; what the palette lacks is the toolkit's.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if pair, ok := palette[name]; ok {
		return pair[t.variant()]
	}
	return theme.DefaultTheme().Color(name, fyne.ThemeVariant(1-t.variant()))
}

func (t *Theme) variant() int {
	if t.Dark {
		return 1
	}
	return 0
}

// Font returns the embedded faces: without them Chinese would be boxes.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Symbol {
		return theme.DefaultTheme().Font(style)
	}
	if style.Bold {
		return bold
	}
	return regular
}

// ReadFace reads a face and what stands in for it, which takes a while, before a text is measured with it. It may run beside the window.
func ReadFace(bold bool) {
	fyne.MeasureText(WordOK, (&Theme{}).Size(theme.SizeNameText), fyne.TextStyle{Bold: bold})
}

// Icon returns the toolkit's icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns sizes in pixels at 100 %; text grows by a quarter when large.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	text := float32(1)
	if t.Large {
		text = 1.25
	}
	switch name {
	case theme.SizeNameText:
		return 14 * text
	case theme.SizeNameHeadingText:
		return 20 * text
	case theme.SizeNameSubHeadingText:
		return 16 * text
	case theme.SizeNameCaptionText, SizeNameSmall:
		return 12.5 * text
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 3 // it must not cover a text that is longer than its field
	case theme.SizeNameLineSpacing:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}

// tones holds text and ground of chips, light and dark.
var tones = map[table.Tone][2][2]color.NRGBA{
	table.Plain: {{rgb(0x4b535c), rgb(0xe9ebee)}, {rgb(0xd0d4d9), rgb(0x3a3d43)}},
	table.Info:  {{rgb(0x1d4f91), rgb(0xe7effa)}, {rgb(0xa9c7f5), rgb(0x25364f)}},
	table.Good:  {{rgb(0x1e7b45), rgb(0xe5f3ea)}, {rgb(0x8fd3a9), rgb(0x203a2a)}},
	table.Due:   {{rgb(0x8a5200), rgb(0xfdf0d9)}, {rgb(0xecc37c), rgb(0x44351a)}},
	table.Late:  {{rgb(0xa3221b), rgb(0xfbe6e4)}, {rgb(0xf2a19a), rgb(0x4a2522)}},
}

// ToneColors returns text and ground of a tone in the theme that is on.
func ToneColors(tone table.Tone) (fore, back color.Color) {
	pair, ok := tones[tone]
	if !ok {
		return theme.Color(theme.ColorNameForeground), color.Transparent
	}
	v := 0
	if t, is := fyne.CurrentApp().Settings().Theme().(*Theme); is {
		v = t.variant()
	}
	return pair[v][0], pair[v][1]
}
