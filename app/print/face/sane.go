package face

import (
	"errors"
	"io"
)

// collectionTag begins a file of several faces: ttcf.
const collectionTag = 0x74746366

// sane looks over a font file's directory before a reader that trusts it allocates what it says: every table must lie inside the file.
func sane(file io.ReaderAt, size int64) error {
	var head [12]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return errors.New("文件太短")
	}
	switch be32(head[:], 0) {
	case 0x00010000, 0x74727565: // TrueType, and Apple's
		return saneDirectory(file, 0, size)
	case collectionTag:
	default:
		return errors.New("不是 TrueType 字体")
	}
	count := int64(be32(head[:], 8))
	if count < 1 || count > 64 {
		return errors.New("字体集的个数不对")
	}
	offsets := make([]byte, 4*count)
	if _, err := file.ReadAt(offsets, 12); err != nil {
		return errors.New("文件太短")
	}
	for i := range count {
		if err := saneDirectory(file, int64(be32(offsets, int(4*i))), size); err != nil {
			return err
		}
	}
	return nil
}

func saneDirectory(file io.ReaderAt, at, size int64) error {
	var head [12]byte
	if _, err := file.ReadAt(head[:], at); err != nil {
		return errors.New("文件太短")
	}
	count := int64(be16(head[:], 4))
	directory := make([]byte, 16*count)
	if _, err := file.ReadAt(directory, at+12); err != nil {
		return errors.New("文件太短")
	}
	for i := range count {
		offset, length := int64(be32(directory, int(16*i+8))), int64(be32(directory, int(16*i+12)))
		if offset+length > size {
			return errors.New("有的表超出文件")
		}
	}
	return nil
}
