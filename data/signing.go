package data

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"io"
)

// signingSetting holds the seed of the key that the ledger signs with what it sends to other offices. It is neither undone nor told to
// anybody; copies and backups of the ledger carry it, and a restore does not take it back.
const signingSetting = "signing.seed"

// SigningKey is the key that the ledger signs with, made at first use.
func (db *DB) SigningKey() (ed25519.PrivateKey, error) {
	text, err := db.Setting(signingSetting)
	if err != nil {
		return nil, err
	}
	if text == "" {
		return db.newSigningKey()
	}
	seed, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, Fail(Damaged, err, "台账里的签名密钥坏了，写不出上报文件。请从备份恢复台账，或请上级核对后重新认这台电脑。")
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

func (db *DB) newSigningKey() (ed25519.PrivateKey, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(db.ids.src.Rand, seed); err != nil {
		return nil, fmt.Errorf("make a signing key: %w", err)
	}
	return ed25519.NewKeyFromSeed(seed), db.SetSetting(signingSetting, base64.StdEncoding.EncodeToString(seed))
}
