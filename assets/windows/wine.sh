#!/bin/bash
# make wine: drives dist/liujin.exe under Wine and writes pictures and a verdict of each check to build/wine. For a person to look at: it is no part
# of CI, and what it can't see (real input methods, printers, scaling) is for a real Windows. Slow machine: PATIENCE=3 make wine.
# One check alone: make wine CHECKS="window" (window, noopengl, nothing, noangle, opengl, caret, roster, photos, second, notice).
set -u
cd "$(dirname "$0")/../.."
out=$PWD/build/wine work=$PWD/build/wine/work
checks=${CHECKS:-window noopengl nothing noangle opengl caret roster photos second notice}
mkdir -p "$out" "$work/home/Documents" "$work/app"
: >"$out/verdict.txt"

export HOME=$work/home WINEPREFIX=$work/prefix WINEDEBUG=-all LC_ALL=C.UTF-8
export WINEDLLOVERRIDES='mscoree,mshtml=;d3dcompiler_47=n' LIBGL_ALWAYS_SOFTWARE=1

verdict() { printf '%s\t%s\t%s\n' "$1" "$2" "$3" | tee -a "$out/verdict.txt"; }
rest() { sleep "$(echo "$1 * ${PATIENCE:-1}" | bc)"; }
keys() { for k in "$@"; do xdotool key "$k"; rest 0.5; done; }
paste() { printf '%s' "$1" | xclip -selection clipboard; rest 0.5; keys ctrl+v; }
page() { keys ctrl+k; rest 1; paste "$1"; rest 1; keys Return; rest 2; } # by its whole name
win() { printf 'Z:%s' "${1//\//\\}"; } # a path as Wine sees it
log() { cat "$HOME/AppData/Local/liujin/liujin.log" "$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/liujin/liujin.log" 2>/dev/null; }

# picture waits until the screen stays as it is (but for a caret's blinking), then keeps it.
picture() {
	rest 1
	import -window root "$work/now.png"
	for _ in $(seq 40); do
		mv "$work/now.png" "$work/before.png"
		rest 0.8
		import -window root "$work/now.png"
		[ "$(printf %.0f "$(compare -metric AE -fuzz 3% "$work/before.png" "$work/now.png" null: 2>&1)")" -lt 200 ] && break
	done
	cp "$work/now.png" "$out/$1.png"
}

# until waits for a condition, at most so many seconds.
until_() {
	local n=$1
	shift
	for _ in $(seq "$n"); do
		"$@" && return
		rest 1
	done
	return 1
}

# display starts a screen of its own; begin starts the program in a Wine desktop on it, end ends both.
display() {
	local fifo=$work/display
	rm -f "$fifo" && mkfifo "$fifo"
	Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp "$@" 3>"$fifo" 2>/dev/null &
	screen=$!
	read -r n <"$fifo"
	export DISPLAY=:$n
}
begin() {
	wine explorer "/desktop=${desk:-liujin},1366x768" "$(win "$work/app/liujin.exe")" "$@" >"$work/wine.log" 2>&1 &
	until_ 60 titled
	picture "${name:-start}"
}
titled() { xdotool search --name '六进履职台账' >/dev/null 2>&1; }
end() {
	wineserver -k
	wait "$screen" 2>/dev/null &
	kill "$screen" 2>/dev/null
	wait 2>/dev/null
}
fresh() { rm -rf "$HOME/Documents" "$WINEPREFIX/drive_c/users/$(id -un)/AppData/Roaming/fyne"; mkdir -p "$HOME/Documents"; }

# drawn: the screen shows many colours, not one blank area.
drawn() { [ "$(convert "$out/$1.png" -format %k info:)" -gt 200 ]; }

# setup builds what Wine 8 lacks for Go (bcryptprimitives.dll, never shipped) and takes Microsoft's shader compiler, which every Windows has,
# from the package that ANGLE came from; both go into the prefix only.
setup() {
	cp -r dist/. "$work/app/"
	cat >"$work/random.c" <<-'C'
		#include <windows.h>
		BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
		__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
	C
	x86_64-w64-mingw32-gcc -shared -o "$work/bcryptprimitives.dll" "$work/random.c" -ladvapi32 || return 1
	if [ ! -f "$work/d3dcompiler_47.dll" ]; then
		(cd "$work" && npm pack --silent "$(sed -n 's/^package: //p' ../../../assets/windows/angle/SOURCE)" &&
			tar xzf gl-*.tgz --strip-components 5 package/deps/windows/dll/x64/d3dcompiler_47.dll && rm gl-*.tgz) || return 1
	fi
	DISPLAY='' wineboot -i >/dev/null 2>&1
	cp "$work/bcryptprimitives.dll" "$work/d3dcompiler_47.dll" "$WINEPREFIX/drive_c/windows/system32/" || return 1
	cp assets/fonts/NotoSansSC-*.ttf "$WINEPREFIX/drive_c/windows/Fonts/" # for Wine's own dialogs
	{
		printf 'REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]\n'
		for face in Tahoma 'MS Shell Dlg' 'MS Shell Dlg 2' 'Segoe UI'; do printf '"%s"="Noto Sans SC"\n' "$face"; done
	} >"$work/fonts.reg"
	DISPLAY='' wine regedit "$(win "$work/fonts.reg")" >/dev/null 2>&1
	rm -rf "$work"/示例.* "$work"/光标.*
	DISPLAY='' wine "$work/app/liujin.exe" sample --ledger "$(win "$work/示例.ledger")" >/dev/null 2>&1
	[ -f "$work/示例.ledger" ]
}

# The window, with the display's OpenGL there.
check_window() {
	fresh
	display
	name=window begin
	if drawn window; then verdict window ok "drawn by $(log | grep -o 'by=.*' | tail -1)"; else verdict window FAILED "nothing drawn, see window.png"; fi
	end
}

# No OpenGL on the display: Direct3D by Vulkan on the processor.
check_noopengl() {
	printf 'REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\Wine\\Direct3D]\n"renderer"="vulkan"\n' >"$work/vulkan.reg"
	DISPLAY='' wine regedit "$(win "$work/vulkan.reg")" >/dev/null 2>&1
	fresh
	display -extension GLX
	VK_ICD_FILENAMES=/usr/share/vulkan/icd.d/lvp_icd.x86_64.json name=noopengl begin
	if drawn noopengl; then verdict noopengl ok "drawn by $(log | grep -o 'by=.*' | tail -1) on Vulkan"; else verdict noopengl FAILED "nothing drawn, see noopengl.png"; fi
	end
	DISPLAY='' wine reg delete 'HKCU\Software\Wine\Direct3D' /f >/dev/null 2>&1
}

# Direct3D by ANGLE that fails, and no OpenGL: a box must say so.
check_nothing() {
	fresh
	display -extension GLX
	WINEDLLOVERRIDES="$WINEDLLOVERRIDES;d3d11,d3d9=" name=nothing begin
	if log | tail -1 | grep -q 'no way to draw'; then verdict nothing ok "refused with a box, see nothing.png"; else verdict nothing FAILED "no refusal in the log"; fi
	end
}

# without_angle does something while the program has no angle folder beside it.
without_angle() {
	mv "$work/app/angle" "$work/away"
	"$@"
	mv "$work/away" "$work/app/angle"
}

# No angle folder, and OpenGL without an ES profile, as Wine's is: the box says where the folder belongs.
check_noangle() {
	fresh
	display
	name=noangle without_angle begin
	if log | tail -1 | grep -q 'no way to draw.*angle'; then verdict noangle ok "refused with a box that names the folder, see noangle.png"; else verdict noangle FAILED "no refusal in the log"; fi
	end
}

# No angle folder, and a driver with an ES profile.
check_opengl() {
	fresh
	assets/windows/es-driver.sh "$work/app/opengl32.dll" || { verdict opengl FAILED "the driver of the trial could not be made"; return; }
	display
	WINEDLLOVERRIDES="$WINEDLLOVERRIDES;opengl32=n,b" name=opengl without_angle begin
	if drawn opengl && log | grep 'msg=drawing' | tail -1 | grep -q 'by=OpenGL'; then verdict opengl ok "drawn by OpenGL"; else verdict opengl FAILED "see opengl.png"; fi
	end
	rm "$work/app/opengl32.dll"
}

# caret compares what the input method was told last with the caret on the screen, which is what blinks. The window is maximized: its inside begins
# below the title bar at the left edge.
caret() {
	local what=$1 told box top x y cx cy cw ch
	picture "caret-$what"
	for _ in 1 2 3; do # a late redraw is no caret
		for i in 1 2 3 4 5 6 7 8; do
			import -window root "$work/blink$i.png"
			sleep 0.17
		done
		box=$(convert "$work"/blink?.png \( -clone 0-7 -evaluate-sequence max \) \( -clone 0-7 -evaluate-sequence min \) -delete 0-7 \
			-compose difference -composite -colorspace gray -threshold 8% -trim -format '%X %Y %w %h' info: 2>/dev/null | tr -d +)
		read -r cx cy cw ch <<<"$box"
		[ "${cw:-99}" -le 6 ] && break
	done
	told=$(sed -n 's/.*ImmSetCompositionWindow[^(]*, (\(-*[0-9]*,-*[0-9]*\)), .*/\1/p' "$work/wine.log" | tail -1)
	x=${told%,*} y=${told#*,}
	# the title is one blue down to a line of the frame
	top=$(convert "$out/caret-$what.png" -crop 1x60+700+0 +repage txt: | awk -F'[,:]' 'NR>1 && !/#3296FA/ {print $2+1; exit}')
	if [ -z "$x" ] || [ "${cw:-99}" -gt 6 ]; then
		verdict "caret $what" UNSEEN "told ($told), blinking box $box"
		return
	fi
	if [ $((cx - x)) -ge -2 ] && [ $((cx - x)) -le 3 ] && [ $((cy - y - top)) -ge -3 ] && [ $((cy - y - top)) -le 3 ]; then
		verdict "caret $what" ok "told ($x,$y) in the window, whose inside begins at y=$top; drawn at ($cx,$cy) $cw×$ch"
	else
		verdict "caret $what" FAILED "told ($x,$y) in the window, whose inside begins at y=$top; drawn at ($cx,$cy) $cw×$ch"
	fi
}

check_caret() {
	fresh
	display
	WINEDEBUG=+imm name=caret begin
	keys Tab Return # 新建台账
	rest 2
	xdotool type --delay 300 dgz
	caret dialog
	end
	cp "$work/示例.ledger" "$work/光标.ledger" # what is typed stays there as drafts
	display
	WINEDEBUG=+imm name=caret begin "$(win "$work/光标.ledger")"
	keys Escape
	page 走访
	keys ctrl+f
	xdotool type --delay 300 sjd
	caret plain
	keys Escape ctrl+n
	rest 2
	for _ in $(seq 9); do keys Tab; done # 走访情况, several lines, to which the form has scrolled
	xdotool type --delay 300 abc
	keys Return
	xdotool type --delay 300 de
	caret lines
	keys shift+Tab # 排头兵: one line, in the form as it is scrolled now
	xdotool type --delay 300 xyz
	caret scrolled
	end
}

# The acceptance story's roster, picked in the system's dialog, and a paper saved by it.
check_roster() {
	fresh
	local folder="$work/名册 文件夹" ledger="$HOME/Documents/六进履职台账/东港镇人民代表大会主席团.ledger" saved="$work/名册 文件夹/代表 名册.pdf"
	mkdir -p "$folder"
	rm -f "$saved"
	cp app/intake/roster/testdata/a-plain.xlsx "$folder/代表 名册.xlsx"
	display
	name=start begin
	keys Tab Tab Return # 从名册开始
	rest 2
	keys Return # empty: the system's dialog
	until_ 30 xdotool search --name '^从名册开始$' >/dev/null 2>&1
	rest 2
	keys Escape # cancelled is no error: the question is still there
	picture open-cancelled
	keys Return
	rest 4
	paste "$(win "$folder/代表 名册.xlsx")"
	picture open
	keys Return
	rest 3
	paste '东港镇人民代表大会主席团'
	keys Return Return Return
	if until_ 30 test -f "$ledger"; then verdict open ok "the dialog returned 代表 名册.xlsx"; else verdict open FAILED "no ledger, see open.png"; end; return; fi
	rest 5
	for step in columns faults comparison; do picture "roster-$step"; keys Return; rest 3; done
	picture roster
	keys ctrl+p
	picture print
	keys Tab Return # 代表名册
	rest 3
	picture preview
	keys ctrl+s
	rest 2
	keys Tab space # 浏览
	until_ 30 xdotool search --name '^另存为 PDF$' >/dev/null 2>&1
	rest 3
	keys ctrl+a
	paste "$(win "$saved")"
	picture save
	keys Return
	if until_ 30 test -s "$saved"; then verdict save ok "the dialog returned 代表 名册.pdf"; else verdict save FAILED "no PDF, see save.png"; fi
	picture saved
	end
	local phones
	phones=$(pdftotext -raw "$saved" - 2>/dev/null | grep -oE '\b1[0-9]{10}\b' | wc -l)
	if [ "$phones" = 86 ]; then verdict paper ok "the telephones of 86 deputies read back from the PDF"; else verdict paper FAILED "$phones telephones in the PDF"; fi
}

# Two photos at once.
check_photos() {
	fresh
	local folder="$work/照片 文件夹" ledger="$work/照片.ledger"
	rm -rf "$folder" "$work"/照片.*
	mkdir -p "$folder"
	cp "$work/示例.ledger" "$ledger"
	convert -size 640x480 plasma:red-blue "$folder/现场 一.jpg"
	convert -size 640x480 plasma:green-white "$folder/现场 二.jpg"
	display
	name=start begin "$(win "$ledger")"
	keys Escape
	page 走访
	keys ctrl+n
	rest 2
	keys ctrl+u
	rest 2
	keys Return
	until_ 30 xdotool search --name '^添加照片$' >/dev/null 2>&1
	rest 3
	paste "$(win "$folder")"
	keys Return
	rest 3
	keys ctrl+a
	paste '"现场 一.jpg" "现场 二.jpg"'
	picture photos-picked
	keys Return
	rest 3
	picture photos
	local got
	got=$(find "$work/照片.files" -type f 2>/dev/null | wc -l)
	if [ "$got" = 2 ]; then verdict photos ok "both photos arrived in the ledger's store"; else verdict photos FAILED "$got files in the store, see photos-picked.png"; fi
	end
}

# A second start while the system's dialog is open waits, and is asked about afterwards.
check_second() {
	fresh
	display
	name=second begin "$(win "$work/示例.ledger")"
	keys Escape ctrl+i
	rest 2
	keys Return
	until_ 30 xdotool search --name '^导入代表名册$' >/dev/null 2>&1
	rest 2
	cp "$work/示例.ledger" "$work/另一本 台账.ledger"
	local drawn_before
	drawn_before=$(log | grep -c drawing)
	timeout 60 wine explorer /desktop=liujin,1366x768 "$(win "$work/app/liujin.exe")" "$(win "$work/另一本 台账.ledger")" >/dev/null 2>&1 # on the same desktop
	rest 8
	if [ "$(log | grep -c drawing)" = "$drawn_before" ]; then verdict second ok "the second start opened no window"; else verdict second FAILED "the second start opened a window"; fi
	picture second-open
	keys Escape
	until_ 30 eval '! xdotool search --name "^导入代表名册$" >/dev/null 2>&1'
	rest 2
	keys Escape
	rest 3
	picture second-asked
	keys Return
	rest 3
	picture second-after
	if xdotool search --name '^另一本 台账' >/dev/null 2>&1; then verdict second ok "once the dialogs were closed the other ledger was opened"; else verdict second FAILED "see second-asked.png"; fi
	end
}

# The notice at start-up, on a desktop with Wine's task bar: a picture to look at.
check_notice() {
	fresh
	local store="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Roaming/fyne/cn.liujin.ledger"
	mkdir -p "$store"
	echo '{"remind":true}' >"$store/preferences.json"
	display
	desk=shell name=start begin "$(win "$work/示例.ledger")"
	rest 6
	picture notice
	if log | tail -3 | grep -q 'msg=notice'; then verdict notice FAILED "the system refused it"; else verdict notice LOOK "taken without an error; see notice.png"; fi
	end
}

setup || { verdict setup FAILED "Wine's prefix could not be made"; exit 1; }
for c in $checks; do
	name= "check_$c"
done
! grep -q FAILED "$out/verdict.txt"
