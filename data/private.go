package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// What a matter that is handed up says of a person is encrypted to the office above (filippo.io/age), so that nobody on the way reads it.

// privateSetting holds the secret half of the pair to which offices below encrypt what is private. It is kept as the key is that the ledger
// signs with: neither undone nor told to anybody, carried by copies and backups, and not taken back by a restore.
const privateSetting = "private.identity"

// PrivateMost is how large what is private may be, as it lies and opened: a person is a line, and ten thousand are less.
const PrivateMost = 4 << 20

// PrivateRecipient is the public half of the office's own pair, made at first use: those below encrypt to it.
func (db *DB) PrivateRecipient() (string, error) {
	pair, err := db.privatePair()
	if err != nil {
		return "", err
	}
	if pair == nil {
		if pair, err = age.GenerateX25519Identity(); err != nil {
			return "", fmt.Errorf("make a pair for what is private: %w", err)
		}
		if err := db.SetSetting(privateSetting, pair.String()); err != nil {
			return "", err
		}
	}
	return pair.Recipient().String(), nil
}

// privatePair is the office's own pair; nil before its first use.
func (db *DB) privatePair() (*age.X25519Identity, error) {
	text, err := db.Setting(privateSetting)
	if err != nil || text == "" {
		return nil, err
	}
	pair, err := age.ParseX25519Identity(text)
	if err != nil { // which says nothing of the text
		return nil, Fail(Damaged, nil, "台账里解密反映人信息的密钥坏了。请从备份恢复台账。")
	}
	return pair, nil
}

// IsRecipient reports whether a text is the public half of a pair.
func IsRecipient(text string) bool {
	_, err := age.ParseX25519Recipient(text)
	return err == nil
}

// SealPrivate encrypts what is private to the office that has the other half.
func SealPrivate(plain []byte, recipient string) ([]byte, error) {
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return nil, err
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = w.Close()
	}
	return sealed.Bytes(), err
}

// ErrPrivate says that what is private does not open: it was encrypted to another, cut off, changed, or is larger than any of ours.
var ErrPrivate = errors.New("what is private does not open")

// OpenPrivate decrypts what was encrypted to this office.
func (db *DB) OpenPrivate(sealed []byte) ([]byte, error) {
	pair, err := db.privatePair()
	if err != nil {
		return nil, err
	}
	if pair == nil || len(sealed) > PrivateMost {
		return nil, ErrPrivate
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), pair)
	if err != nil {
		return nil, ErrPrivate
	}
	plain, err := io.ReadAll(io.LimitReader(r, PrivateMost+1))
	if err != nil || len(plain) > PrivateMost {
		return nil, ErrPrivate
	}
	return plain, nil
}
