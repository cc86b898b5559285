// Package assets holds the files that are built into the program: fonts and icon.
package assets

import _ "embed"

//go:embed fonts/NotoSansSC-Regular.ttf
var fontRegular []byte

//go:embed fonts/NotoSansSC-Bold.ttf
var fontBold []byte

//go:embed icon.png
var icon []byte

// FontRegular is the text face of the window: Noto Sans SC 400, cut to 通用规范汉字表, GB 2312 and symbols.
func FontRegular() []byte { return fontRegular }

// FontBold is its bold: Noto Sans SC 700, cut alike.
func FontBold() []byte { return fontBold }

// Icon is the program's icon, a PNG of 512 × 512.
func Icon() []byte { return icon }
