package upward

import (
	"fmt"
	"path/filepath"

	"liujin/data"
)

// Belongs says of a file that went up where it belongs, in a ledger to which no office reports. A file that can't be read says why.
func (a *Book) Belongs(path string) (string, error) {
	o, err := Open(path)
	if err != nil {
		return "", err
	}
	own, err := a.OwnOffice()
	if err != nil {
		return "", err
	}
	if own.Code == o.Unit.Code {
		return fmt.Sprintf("“%s”是本单位自己 %s的上报文件（第 %d 次），请发给上级人大，由上级收进台账。本单位的台账不用收它。", filepath.Base(path), o.Period.Name, o.Sequence), nil
	}
	text := fmt.Sprintf("“%s”是%s报送的 %s上报文件，要由%s的上级人大收进台账。", filepath.Base(path), o.Unit.Name, o.Period.Name, o.Unit.Name)
	if own.Level != data.OfficeCounty && own.Level != data.OfficeCity {
		text += "本单位是" + string(own.Level) + "一级，没有报送单位；本单位其实是县或市的，请先在“本单位与显示”里改单位层级。"
	}
	return text, nil
}
