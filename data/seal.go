package data

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"
)

// Sticks get lost, so the second place can be encrypted (filippo.io/age). The ledger holds the public half of a key pair and encrypts to
// it without asking; the secret half, locked by a pass phrase, lies at the place, and a copy of that in the ledger mends it there and goes
// along to a new stick. The phrase itself is kept nowhere: whoever forgets it has no backups there.

// seal is a key pair as the ledger remembers it.
type seal struct {
	Recipient string `json:"recipient"` // the public half
	Locked    []byte `json:"locked"`    // the secret half, encrypted to the pass phrase
}

// name is what the pair is called in manifests and by its file at the place: it says nothing of the pair.
func (s *seal) name() string { return s.hash("key")[:16] }

// hash names things under the pair. The public half is random and lies nowhere at the place, so that nobody without the ledger or the
// secret half can tell from a name whether a photo that they have is among the backups, as its bare SHA-256 would tell.
func (s *seal) hash(what string) string {
	h := hmac.New(sha256.New, []byte(s.Recipient))
	_, _ = io.WriteString(h, what) // a hash takes all
	return hex.EncodeToString(h.Sum(nil))
}

// file is where a photo or file lies in an encrypted place's store.
func (s *seal) file(f stored) stored {
	return stored{SHA256: s.hash(f.SHA256 + f.Extension), Extension: sealedExtension}
}

const sealedExtension = ".age"

// keyMark and keySuffix stand around the name of a key at a place.
const keyMark, keySuffix = "liujin-", ".key"

// phraseWork is the cost of a try at the phrase: 128 MB and half a second (scrypt, 2^17).
const phraseWork = 17

// phraseLeast is the shortest phrase that is taken; whoever finds the stick can try as long as they like.
const phraseLeast = 8

// cleanPhrase makes a phrase the same whatever the input method's width is.
func cleanPhrase(phrase string) string { return strings.TrimSpace(norm.NFKC.String(phrase)) }

// newSeal makes a key pair and locks its secret half; that it opens again is seen before anything relies on it.
func newSeal(phrase string) (*seal, error) {
	phrase = cleanPhrase(phrase)
	if utf8.RuneCountInString(phrase) < phraseLeast {
		return nil, Fail(WrongPhrase, nil, "口令太短。请用至少 %d 个字（可以是一句只有您知道的话），捡到 U 盘的人才猜不出来。", phraseLeast)
	}
	pair, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	lock, err := age.NewScryptRecipient(phrase)
	if err != nil {
		return nil, err
	}
	lock.SetWorkFactor(phraseWork)
	var locked bytes.Buffer
	w, err := age.Encrypt(&locked, lock)
	if err == nil {
		_, err = io.WriteString(w, pair.String())
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, err
	}
	if k, err := unlock(locked.Bytes(), phrase); err != nil || k.String() != pair.String() {
		return nil, fmt.Errorf("a key that was just locked does not open: %w", errors.Join(errKeyFile, err))
	}
	return &seal{Recipient: pair.Recipient().String(), Locked: locked.Bytes()}, nil
}

// Why a locked key does not open.
var (
	errPhrase  = errors.New("wrong phrase")
	errKeyFile = errors.New("no locked key")
)

func unlock(locked []byte, phrase string) (*age.X25519Identity, error) {
	if cleanPhrase(phrase) == "" {
		return nil, errPhrase
	}
	lock, err := age.NewScryptIdentity(cleanPhrase(phrase))
	if err != nil {
		return nil, err
	}
	lock.SetMaxWorkFactor(phraseWork) // a file from elsewhere must not cost gigabytes
	r, err := age.Decrypt(bytes.NewReader(locked), lock)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, errPhrase
	}
	var text []byte
	if err == nil {
		text, err = io.ReadAll(io.LimitReader(r, 1<<10))
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKeyFile, err)
	}
	return age.ParseX25519Identity(string(text))
}

// Key opens the backups that are encrypted to one pair. None opens those that are not encrypted.
type Key struct {
	pair *age.X25519Identity
	seal *seal
}

// Unlock opens the key of an encrypted backup with the pass phrase. The key lies beside the backup.
func Unlock(backup, phrase string) (*Key, error) {
	folder := filepath.Dir(backup)
	// Without its manifest, each key that is there is tried.
	m, _ := (backupPlace{folder}).manifest(strings.TrimSuffix(filepath.Base(backup), Extension))
	names := keysIn(folder, m.Key)
	if len(names) == 0 {
		return nil, Fail(Missing, fs.ErrNotExist,
			"备份“%s”是加密的，它的密钥文件（“%s…%s”）不在旁边，光有口令打不开。请把备份所在的整个文件夹拿来；原来的电脑还能用的，在那里再备份一次，密钥文件会补上。",
			filepath.Base(backup), keyMark, keySuffix)
	}
	var failed error
	for _, name := range names {
		locked, err := ReadRegular(name, 1<<16)
		if err == nil && m.KeySHA256 != "" && sumOf(locked) != m.KeySHA256 {
			err = errKeyFile // told apart from a wrong phrase, which looks alike to it
		}
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		pair, err := unlock(locked, phrase)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		k := &Key{pair: pair, seal: &seal{Recipient: pair.Recipient().String()}}
		if err := k.opens(backup); err == nil {
			return k, nil
		}
	}
	switch {
	case errors.Is(failed, errPhrase):
		return nil, Fail(WrongPhrase, failed, "口令不对，这份备份没有打开。请看看大小写和输入法，再输一遍；忘了口令，谁也打不开它。")
	case failed != nil:
		return nil, Fail(Damaged, failed, "密钥文件已损坏，光有口令打不开备份“%s”。原来的电脑还能用的，在那里再备份一次，密钥文件会补上。", filepath.Base(backup))
	}
	return nil, Fail(Damaged, nil, "旁边的密钥打不开备份“%s”：它是用另一把密钥加密的，或者已损坏。请另选一份备份。", filepath.Base(backup))
}

// keysIn are the locked keys that lie in a folder, the one of a name or, without, all.
func keysIn(folder, name string) (all []string) {
	entries, _ := os.ReadDir(folder) // what can't be listed has none
	for _, e := range entries {
		own, marked := strings.CutPrefix(e.Name(), keyMark)
		own, ends := strings.CutSuffix(own, keySuffix)
		if marked && ends && (name == "" || own == name) {
			all = append(all, filepath.Join(folder, e.Name()))
		}
	}
	return all
}

// sealedHead is how what age encrypted begins.
const sealedHead = "age-encryption.org/v1\n"

// isSealed reports whether a file is encrypted.
func isSealed(name string) bool {
	f, err := OpenRegular(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(sealedHead))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == sealedHead
}

// opens fails when a file is not encrypted to the key's pair.
func (k *Key) opens(name string) error {
	f, err := OpenRegular(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = age.Decrypt(f, k.pair)
	return err
}

// decrypt writes what an encrypted file holds, and returns the SHA-256 of that.
func (k *Key) decrypt(name string, w io.Writer) (string, error) {
	f, err := OpenRegular(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	r, err := age.Decrypt(f, k.pair)
	if err != nil {
		return "", fmt.Errorf("%w: %w", errFileDamaged, err)
	}
	h := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, h), source{r}); err != nil { // what is encrypted says itself when it was changed
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sum is a file as it lies at a place.
type sum struct {
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

func sumOf(content []byte) string {
	h := sha256.Sum256(content)
	return hex.EncodeToString(h[:])
}

// encrypt writes a file encrypted, and returns what was read and what was written.
func (s *seal) encrypt(name string, w io.Writer) (read, written sum, err error) {
	to, err := age.ParseX25519Recipient(s.Recipient)
	if err != nil {
		return read, written, err
	}
	f, err := OpenRegular(name)
	if err != nil {
		return read, written, err
	}
	defer f.Close()
	plain, out := sha256.New(), &counted{w: w, h: sha256.New()}
	sealing, err := age.Encrypt(out, to)
	if err == nil {
		read.Bytes, err = io.Copy(io.MultiWriter(sealing, plain), source{f})
	}
	if err == nil {
		err = sealing.Close()
	}
	read.SHA256 = hex.EncodeToString(plain.Sum(nil))
	return read, sum{SHA256: hex.EncodeToString(out.h.Sum(nil)), Bytes: out.n}, err
}

// counted counts and hashes what is written through it.
type counted struct {
	w io.Writer
	h hash.Hash
	n int64
}

// Write implements io.Writer.
func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	_, _ = c.h.Write(p[:n]) // a hash takes all
	return n, err
}
