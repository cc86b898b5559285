# One set of flags everywhere, so that the build cache serves.
TAGS    := migrated_fynedo
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -X liujin/app.Version=$(VERSION)
GO      := go
ZH      := LC_ALL=zh_CN.UTF-8
APT     := gcc pkg-config libgl1-mesa-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev \
           xvfb xdotool xclip imagemagick libgl1-mesa-dri poppler-utils qpdf
APT_WIN := gcc-mingw-w64-x86-64
APT_NSIS := nsis imagemagick
APT_DEB := dpkg-dev imagemagick
APT_ARM := gcc-aarch64-linux-gnu $(patsubst %,%:arm64,$(filter lib%-dev,$(APT)))
WINRES  := github.com/tc-hib/go-winres@v0.3.3
STATIC  := honnef.co/go/tools/cmd/staticcheck@v0.8.2
DEAD    := golang.org/x/tools/cmd/deadcode@v0.52.0
# Where there is a wide memory disk, tests keep their files there, but for what is killed while it writes: that stays on a real disk.
MEMORY  := $(shell [ "$$(df -k --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 2000000 ] 2>/dev/null && [ -w /dev/shm ] && \
             echo 'GOTMPDIR="$${TMPDIR:-/tmp}" LIUJIN_DISK="$${TMPDIR:-/tmp}" TMPDIR=/dev/shm')
HEADLESS := $(shell $(GO) list -tags $(TAGS) ./... 2>/dev/null | grep -v '^liujin$$')

.PHONY: deps build run picture lint test e2e windows installer deb wine angle deps-windows deps-arm64 race screens kills torture fuzz bench clean

# install puts in what of a list of Debian packages is missing.
define install
	@missing=""; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; \
	fi
endef

deps:
	$(call install,$(APT))

build: deps
	$(GO) build -tags $(TAGS) -ldflags "$(LDFLAGS)" -o liujin .

run: build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then ./liujin; else \
	  echo "没有显示器：改为在示例台账上走一遍，结果在 build/demo（no display: the demo goes to build/demo）"; \
	  rm -rf build/demo && ./liujin demo --out build/demo && $(MAKE) --no-print-directory picture; fi

# A picture of the real window on a display of its own: the newest visit to a company (公司), found by Ctrl+K. Each step waits until the
# window shows another picture than before and keeps showing it; as many pixels as a blinking cursor has make no other picture.
picture:
	@d=$$(mktemp -d); x= p=; trap 'for i in $$p $$x; do kill $$i; wait $$i; done 2>/dev/null; rm -rf $$d' EXIT; mkfifo $$d/display; \
	Xvfb -displayfd 3 -noreset -screen 0 1366x768x24 -nolisten tcp 3>$$d/display 2>/dev/null & x=$$!; \
	read n <$$d/display; export DISPLAY=:$$n HOME=$$d XDG_CONFIG_HOME=$$d LIBGL_ALWAYS_SOFTWARE=1 $(ZH); \
	see() { import -silent -window root $$d/$$1.ppm; }; \
	same() { [ $$(printf %.0f "$$(compare -metric AE $$d/$$1.ppm $$d/$$2.ppm null: 2>&1)") -lt 500 ]; }; \
	changed() { for i in $$(seq 100); do kill -0 $$p || exit 1; see now; sleep 0.3; see then; \
	  if same now then && ! same was now; then see was; return; fi; done; echo "窗口没有变（the window does not change）: $$1"; exit 1; }; \
	see was; ./liujin --ledger build/demo/示例台账.ledger & p=$$!; \
	until w=$$(xdotool search --onlyvisible --name 六进履职台账 2>/dev/null); do kill -0 $$p || exit 1; sleep 0.2; done; \
	xdotool windowfocus --sync $$w; changed start; xdotool key ctrl+k; changed ctrl+k; \
	xdotool type 'zoufang gongsi 2026'; changed type; xdotool key Return; changed Return; \
	import -window root build/demo/窗口.png; echo "窗口的图片：build/demo/窗口.png"

# Dead code is what neither the program nor a test reaches.
lint: deps
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$unformatted" ] || { echo "gofmt: $$unformatted"; exit 1; }
	$(GO) vet -tags $(TAGS),e2e ./...
	$(GO) run $(STATIC) -tags $(TAGS),e2e ./...
	@dead=$$($(GO) run $(DEAD) -tags $(TAGS),e2e -test ./...) || exit 1; [ -z "$$dead" ] || { echo "$$dead"; exit 1; }

# Screens and everything below need neither display nor C; the whole program is tried in a real window after that.
test: deps
	$(MEMORY) CGO_ENABLED=0 $(ZH) $(GO) test -tags $(TAGS) -timeout 30m $(HEADLESS)
	$(ZH) $(GO) test -tags $(TAGS) .
	$(MAKE) --no-print-directory e2e

e2e: build
	$(ZH) $(GO) test -tags "$(TAGS) e2e" -count=1 -run E2E .

# The race detector (it needs C) over data, app with its rooms, and views, one after the other: it takes much memory, and half an hour.
race: deps
	$(ZH) GOMEMLIMIT=4GiB $(GO) test -race -p 1 -tags $(TAGS) -timeout 60m ./data/... ./app/... ./views/...

screens:
	LIUJIN_SCREENS=$(CURDIR)/build/screens CGO_ENABLED=0 $(ZH) $(GO) test -tags $(TAGS) -count=1 -run 'TestScreens|TestDetails|TestStartPage|TestSmallWindow' ./views

kills:
	LIUJIN_KILLS=200 CGO_ENABLED=0 $(ZH) $(GO) test -tags $(TAGS) -count=1 -timeout 60m -run 'TestKilledWhile(Saving|BackingUp|Restoring|Importing|Electing|Planning|Merging|Issuing|Changing|Telling|Creating|Opening|Migrating|Exporting|Sealing|Receiving)|TestThinningNever|TestTermsAtRandom' ./data ./app/sample ./app/upward

# What is put into a ledger that does not belong there: all of it, or GARBAGE=2/8 for a part; make test has a hundredth.
# Disks are full at FULL points of whatever needs room, as root, who may mount small disks; make test has two.
GARBAGE := all
FULL    := 50
torture:
	LIUJIN_GARBAGE=$(GARBAGE) CGO_ENABLED=0 $(ZH) $(GO) test -tags $(TAGS) -count=1 -timeout 240m -run 'TestGarbage|TestGarbledCommands|TestOneByte|TestHostileFiles' \
	  ./data ./views ./views/console ./app/importing
	LIUJIN_FULL=$(FULL) CGO_ENABLED=0 $(ZH) $(GO) test -tags $(TAGS) -count=1 -timeout 240m -run 'TestFullAtEveryPoint|TestTermsOnAFullDisk|TestExportsAtEveryPoint|TestEveryActOnAFullDisk' \
	  ./data ./app/sample ./app/paperwork ./app/acts

# Each reader of files and pastes is tried for FUZZTIME with what a fuzzer makes up; a finding stops it and stays in testdata/fuzz.
FUZZTIME := 10m
fuzz:
	@$(GO) list -tags $(TAGS) -f '{{range .TestGoFiles}}{{$$.Dir}}/{{.}} {{$$.ImportPath}}{{"\n"}}{{end}}{{range .XTestGoFiles}}{{$$.Dir}}/{{.}} {{$$.ImportPath}}{{"\n"}}{{end}}' $(HEADLESS) | \
	while read file package; do sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' $$file | while read target; do \
	  echo "$$package $$target"; CGO_ENABLED=0 $(ZH) $(GO) test -tags $(TAGS) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$package </dev/null || exit 1; \
	done || exit 1; done

bench:
	$(GO) test -tags $(TAGS) -run '^$$' -bench . $(HEADLESS)
	$(GO) build -tags $(TAGS) -ldflags "$(LDFLAGS)" -o liujin .
	$(ZH) $(GO) test -tags "$(TAGS) e2e" -run '^$$' -bench Start -benchtime 8x .
	$(ZH) $(GO) test -tags "$(TAGS) e2e" -run '^$$' -bench Hour -benchtime 1x -timeout 60m .

deps-windows:
	$(call install,$(APT_WIN))

# ANGLE (OpenGL ES on Direct3D) comes with the sources; what is missing is taken from the package it was taken from, and all is checked.
ANGLE   := assets/windows/angle
angle:
	@cd $(ANGLE) && if [ ! -f libEGL.dll ] || [ ! -f libGLESv2.dll ]; then \
	  npm pack --silent $$(sed -n 's/^package: //p' SOURCE) && tar xzf gl-*.tgz --strip-components 5 package/deps/windows/dll/x64/libEGL.dll package/deps/windows/dll/x64/libGLESv2.dll && rm gl-*.tgz; fi; \
	sha256sum --check --quiet SHA256SUMS

windows: deps-windows angle
	mkdir -p dist/angle
	cp $(ANGLE)/*.dll $(ANGLE)/LICENSE dist/angle/
	GOOS=windows GOARCH=amd64 CGO_ENABLED=1 assets/licences.sh $(TAGS),gles >dist/licences.txt
	cd assets/windows && $(GO) run $(WINRES) make --in winres.json --arch amd64 --file-version $(VERSION) --product-version $(VERSION) --out $(CURDIR)/rsrc
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc $(GO) build -tags $(TAGS),gles -ldflags "$(LDFLAGS) -s -w -H windowsgui" -o dist/liujin.exe .; \
	status=$$?; rm -f rsrc_windows_*.syso; exit $$status

# The installer packs what windows built. STUB=amd64-unicode makes one that runs where 32-bit programs do not; the usual one can refuse on any Windows.
STUB    := x86-unicode
SETUP   := dist/六进履职台账-$(VERSION)-setup.exe
installer: windows
	$(call install,$(APT_NSIS))
	mkdir -p build
	convert -size 164x314 'xc:#F7F5F2' '(' assets/icon.png -resize 96x96 ')' -gravity north -geometry +0+64 -composite -fill '#B3261E' -draw 'rectangle 0,308 164,314' BMP3:build/installer-side.bmp
	LC_ALL=C.UTF-8 makensis -V2 -WX -INPUTCHARSET UTF8 -DSTUB=$(STUB) -DVERSION=$(VERSION) -DROOT=$(CURDIR) -DDIST=$(CURDIR)/dist -DSIDE=$(CURDIR)/build/installer-side.bmp -DOUT=$(CURDIR)/$(SETUP) assets/windows/installer.nsi
	cd dist && sha256sum $(notdir $(SETUP)) | tee $(notdir $(SETUP)).sha256

# Debian packages: for this machine, and for arm64 where its compiler and libraries are (make deps-arm64 puts them in).
deb: deps
	$(call install,$(APT_DEB))
	assets/linux/deb.sh $$(dpkg --print-architecture) $(VERSION) $(TAGS)
	@if [ "$$(dpkg --print-architecture)" = arm64 ]; then exit 0; fi; \
	if command -v aarch64-linux-gnu-gcc >/dev/null && [ -e /usr/lib/aarch64-linux-gnu/libGL.so ]; then assets/linux/deb.sh arm64 $(VERSION) $(TAGS); else \
	  echo "没有做 arm64 的包：缺交叉编译器或它的库，先运行 make deps-arm64（no arm64 package without its compiler and libraries: make deps-arm64）"; fi

deps-arm64:
	@sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; $$sudo dpkg --add-architecture arm64
	$(call install,$(APT_ARM))

# What of Windows can be seen under Wine 8: pictures and verdicts in build/wine, for a person to look at. No part of CI.
APT_WINE := wine wine64 libgl1-mesa-dri mesa-vulkan-drivers xvfb xdotool xclip imagemagick poppler-utils bc
wine: windows
	$(call install,$(APT_WINE))
	assets/windows/wine.sh
	$(MAKE) --no-print-directory installer STUB=amd64-unicode SETUP=dist/setup-wine.exe
	assets/windows/try-installer.sh dist/setup-wine.exe build/wine/installer

clean:
	rm -rf build dist liujin
