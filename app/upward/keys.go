package upward

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"

	"liujin/app/parcel"
	"liujin/data"
)

// KeyOf is the key that a file is signed with, as its office's from a day on.
func KeyOf(m *parcel.Manifest, day string) data.UnitKey {
	return data.UnitKey{Code: m.Unit.Code, Unit: m.Unit.Name, Key: base64.StdEncoding.EncodeToString(m.Key), Day: day}
}

// OtherComputer asks about a file that is signed by another key than its office's is known to be.
func OtherComputer(m *parcel.Manifest, known *data.UnitKey) string {
	old, _ := base64.StdEncoding.DecodeString(known.Key) // what we wrote ourselves
	return fmt.Sprintf("这份不是%s以前的电脑做的，换电脑了吗？请打电话核对：以前的签名是 %s，这份的签名是 %s。单位确认换了电脑的，才可以收下。", m.Unit.Name,
		parcel.Fingerprint(old), parcel.Fingerprint(m.Key))
}

// otherRecipient asks about a file of the superior that has what is private encrypted to another than before.
func otherRecipient(m *parcel.Manifest, known, now string) string {
	shown := func(recipient string) string { return parcel.Fingerprint(ed25519.PublicKey(recipient)) }
	return fmt.Sprintf("%s用来打开反映人信息的密钥换了，换电脑了吗？请打电话核对：以前的是 %s，这份的是 %s。上级确认换了的，才可以收下。", m.Unit.Name, shown(known), shown(now))
}
