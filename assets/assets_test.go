package assets

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestFacesHaveWhatOfficesWrite: GB 2312, Latin, the signs of office papers, and rare characters of names and places.
func TestFacesHaveWhatOfficesWrite(t *testing.T) {
	var want []rune
	gb := simplifiedchinese.GBK.NewDecoder()
	for hi := byte(0xb0); hi <= 0xf7; hi++ {
		for lo := byte(0xa1); lo <= 0xfe; lo++ {
			if hi == 0xd7 && lo > 0xf9 {
				continue // five places of GB 2312 that hold nothing
			}
			text, err := gb.Bytes([]byte{hi, lo})
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, []rune(string(text))...)
		}
	}
	if len(want) != 6763 {
		t.Fatalf("GB 2312 has 6,763 characters, not %d", len(want))
	}
	for r := ' '; r <= '~'; r++ {
		want = append(want, r, r+0xfee0) // and its full-width form
	}
	want[len(want)-2*95+1] = '　' // the full-width space lies elsewhere
	want = append(want, []rune("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·￥¥°℃㎡‰№①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈩→←↑↓▲▼■□●○★☆✓√×÷±≤≥≠〇々")...)
	want = append(want, []rune("喆堃赟婳昇珺㛃䶮𬭎𠅤𬱖𬘭𬍛𫖯")...)
	table, err := os.ReadFile("testdata/tongyong.txt")
	if err != nil {
		t.Fatal(err)
	}
	common := []rune(strings.ReplaceAll(string(table), "\n", ""))
	if len(common) != 8105 {
		t.Fatalf("通用规范汉字表 has 8,105 characters, not %d", len(common))
	}
	want = append(want, common...)
	for name, file := range map[string][]byte{"regular": FontRegular(), "bold": FontBold(), "serif": FontSerif(), "title": FontTitle(),
		"kai": FontKai()} {
		face, err := sfnt.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		var missing []string
		for _, r := range want {
			if i, err := face.GlyphIndex(nil, r); err != nil || i == 0 {
				missing = append(missing, string(r))
			}
		}
		if len(missing) > 0 {
			t.Errorf("%s lacks %s", name, strings.Join(missing, ""))
		}
	}
}

// TestFacesAreTheOnesDescribed: the README's sums are of the files that are built in.
func TestFacesAreTheOnesDescribed(t *testing.T) {
	readme, err := os.ReadFile("fonts/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"NotoSansSC-Regular.ttf": FontRegular(), "NotoSansSC-Bold.ttf": FontBold(),
		"NotoSerifSC-Regular.ttf": FontSerif(), "NotoSerifSC-Bold.ttf": FontTitle(), "LiujinKai-Regular.ttf": FontKai()} {
		sum := sha256.Sum256(file)
		if line := "| `" + name + "` | `" + hex.EncodeToString(sum[:]) + "` |"; !strings.Contains(string(readme), line) {
			t.Errorf("fonts/README.md has no line %s", line)
		}
	}
}

// TestIcon: the file of 512 × 512 and the one of 128 × 128 have the accent with a white character, and clear corners.
func TestIcon(t *testing.T) {
	whole, err := os.ReadFile("icon.png")
	if err != nil {
		t.Fatal(err)
	}
	for side, file := range map[int][]byte{512: whole, 128: Icon()} {
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if size := img.Bounds().Size(); size.X != side || size.Y != side {
			t.Errorf("icon is %v", size)
		}
		if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
			t.Error("the corner is not clear")
		}
		nrgba := func(x, y int) color.NRGBA {
			return color.NRGBAModel.Convert(img.At(x*side/512, y*side/512)).(color.NRGBA)
		}
		if got, want := nrgba(60, 256), (color.NRGBA{0xb3, 0x26, 0x1e, 0xff}); got != want {
			t.Errorf("the ground is %v, not %v", got, want)
		}
		if got, want := nrgba(256, 208), (color.NRGBA{0xff, 0xff, 0xff, 0xff}); got != want {
			t.Errorf("the character is %v, not %v", got, want)
		}
	}
}
