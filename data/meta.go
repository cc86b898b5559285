package data

import (
	"crypto/rand"
	"encoding/hex"
	"io"
	"strconv"
	"sync"
	"time"
)

// Meta is what every record carries so that ledgers can be merged later.
type Meta struct {
	ID        string // UUIDv7, or "" before the first save
	Origin    string // UUID of the ledger that made the row
	Rev       int64  // +1 at each write, undo included
	ChangedAt string // UTC, RFC 3339 with milliseconds
}

func (m *Meta) base() *Meta { return m }

// RecordID returns the record's id, "" before the first save.
func (m *Meta) RecordID() string { return m.ID }

// Source is where time, randomness and the user's name come from: the system's in the program, fixed ones for a sample that must not vary.
type Source struct {
	Now  func() time.Time
	Rand io.Reader
	User string // who the audit log says did it
}

// SystemSource reads the machine's clock, its random generator and who is logged on.
func SystemSource() Source { return Source{Now: time.Now, Rand: rand.Reader, User: userName()} }

// stampLayout is RFC 3339 with milliseconds; its texts sort as times do.
const stampLayout = "2006-01-02T15:04:05.000Z"

func stamp(t time.Time) string { return t.UTC().Format(stampLayout) }

// idMaker makes UUIDv7 texts (RFC 9562, 6.2 method 1: a counter in rand_a) that never go backwards, even when the clock does.
type idMaker struct {
	mu   sync.Mutex
	src  Source
	last int64 // milliseconds << 12 | counter
}

func (m *idMaker) next() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last = max(m.last+1, m.src.Now().UnixMilli()<<12)
	var b [16]byte
	// A failing random source would make equal ids: crypto/rand never fails, and a test's source must not either.
	if _, err := io.ReadFull(m.src.Rand, b[8:]); err != nil {
		panic("data: random source failed: " + err.Error())
	}
	ms, counter := m.last>>12, m.last&0xfff
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	b[6], b[7] = 0x70|byte(counter>>8), byte(counter)
	b[8] = 0x80 | b[8]&0x3f
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// above keeps new ids above one that the ledger holds already; a text that is no UUIDv7 counts for nothing.
func (m *idMaker) above(id string) {
	if len(id) != 36 || id[14] != '7' {
		return
	}
	made, err := strconv.ParseInt(id[:8]+id[9:13]+id[15:18], 16, 64)
	if err != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last = max(m.last, made)
}
