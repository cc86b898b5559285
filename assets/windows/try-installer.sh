#!/usr/bin/env bash
# Tries the installer under Wine and says of each thing whether it is so: try-installer.sh <setup.exe> [folder for the pictures]
# The setup is one with STUB=amd64-unicode where Wine runs 64-bit programs only. Needs wine, Xvfb, xdotool, imagemagick, mingw-w64.
# WINEPREFIX, if given, must be one in which the program runs; otherwise one is made, and thrown away with the display.
set -uo pipefail
setup=$(realpath "$1") pictures=$(realpath -m "${2:-build/installer}") here=$(dirname "$(realpath "$0")")
name=六进履职台账 failed=0
work=$(mktemp -d); mkdir -p "$pictures"
export WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe=;d3dcompiler_47=n' LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
made=; [ -n "${WINEPREFIX:-}" ] || { export WINEPREFIX=$work/prefix HOME=$work; made=yes; }
display=
trap 'wineserver -k 2>/dev/null; [ -z "$display" ] || kill "$display"; rm -rf "$work"' EXIT

ok() { # ok <what> <command>…: the verdict
  local what=$1; shift
  if "$@" >/dev/null 2>&1; then echo "ok    $what"; else echo "FAIL  $what"; failed=1; fi
}
not() { ! "$@"; }
ends() { # ends <exit code> <command>…
  local want=$1; shift
  "$@" >/dev/null 2>&1; local got=$?
  [ "$got" = "$want" ] || { echo "      ended with $got" >&4; return 1; }
}
exec 4>&1
within() { # within <seconds> <command>…: until it holds
  local until=$((SECONDS + $1)); shift
  until "$@" >/dev/null 2>&1; do [ $SECONDS -lt $until ] || return 1; sleep 0.3; done
}
reg() { # reg <key> [name]: the value of that name, or the key's own; by a file, since what reg prints loses its Chinese on a system that is not
  local file=$WINEPREFIX/drive_c/key.reg of=${2:+\"$2\"}
  rm -f "$file"; wine reg export "$1" 'C:\key.reg' /y >/dev/null 2>&1
  iconv -f UTF-16 "$file" 2>/dev/null | tr -d '\r' | sed -n "s/^${of:-@}=//p" | head -1 | sed 's/^"\(.*\)"$/\1/; s/\\\(.\)/\1/g'
}
window() { xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1; }
shows() { [ -n "$(window "$1")" ]; }
picture() { sleep 1.5; import -window root "$pictures/$1.png"; }
press() { # press <window> <keys>…
  xdotool windowfocus "$(window "$1")" 2>/dev/null; shift; sleep 0.3; xdotool key --delay 150 "$@"; sleep 1.5
}
opened() { # the program's own window, which is named after its ledger too, not a box that it shows
  local w; for w in $(xdotool search --onlyvisible --name "$name\$" 2>/dev/null); do
    [ "$(xdotool getwindowgeometry --shell "$w" | sed -n 's/^WIDTH=//p')" -gt 900 ] && return 0
  done; return 1
}
runs() { # in this prefix; Wine 8 lists no tasks
  local p; for p in $(pgrep -f 'liujin\.exe'); do tr '\0' '\n' <"/proc/$p/environ" | grep -qx "WINEPREFIX=$WINEPREFIX" && return 0; done; return 1
}
close() { wine taskkill /im liujin.exe >/dev/null 2>&1; within 20 not runs || wine taskkill /f /im liujin.exe >/dev/null 2>&1; within 10 not runs; }
listed() { [ "$(reg "$key" DisplayVersion)" = "$1" ]; } # as this version
unix() { winepath -u "$1" 2>/dev/null; }

prefix() {
  wineboot -i >/dev/null 2>&1
  cp "$here"/../fonts/NotoSansSC-*.ttf "$WINEPREFIX/drive_c/windows/Fonts/"
  local face; for face in 'Microsoft YaHei UI' 'MS Shell Dlg' 'MS Shell Dlg 2' Tahoma Verdana SimSun; do
    wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$face" /d 'Noto Sans SC' /f >/dev/null 2>&1
  done
  # Wine's own compiler of shaders is not enough for ANGLE; Windows' is in the package that ANGLE was taken from. Never shipped.
  (cd "$work" && npm pack --silent "$(sed -n 's/^package: //p' "$here/angle/SOURCE")" >/dev/null && tar xzf gl-*.tgz &&
    cp package/deps/windows/dll/x64/d3dcompiler_47.dll "$WINEPREFIX/drive_c/windows/system32/")
  # Wine 8 lacks the DLL that Go's random numbers come from; never shipped.
  printf '%s\n' '#include <windows.h>' 'BOOLEAN WINAPI SystemFunction036(void *, ULONG);' \
    'BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }' >"$work/prng.c"
  printf '%s\n' 'LIBRARY bcryptprimitives.dll' 'EXPORTS' 'ProcessPrng' >"$work/prng.def"
  x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$work/prng.c" "$work/prng.def" -ladvapi32
}

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$work/display" 2>/dev/null & display=$!
read -r n <"$work/display"; export DISPLAY=:$n
[ -z "$made" ] || prefix
mkdir -p "$work/安装 包"; cp "$setup" "$work/安装 包/$name setup.exe"; setup="$work/安装 包/$name setup.exe"

local_data=$(unix "$(wine cmd /c 'echo %LOCALAPPDATA%' 2>/dev/null | tr -d '\r')")
roaming=$(unix "$(wine cmd /c 'echo %APPDATA%' 2>/dev/null | tr -d '\r')")
folder="$local_data/Programs/$name"
menu="$roaming/Microsoft/Windows/Start Menu/Programs/$name.lnk"
key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\cn.liujin.ledger'
ledger="$WINEPREFIX/drive_c/台 账/示例 台账.ledger"

echo '— an old Windows'
wine winecfg -v win7
ok 'silent: refuses, exit code 4' ends 4 wine "$setup" /S
ok 'nothing was installed' not test -e "$folder"
wine "$setup" & installer=$!
within 60 shows "$name"; picture 0-old-windows; press "$name" Return; wait $installer
wine winecfg -v win10

echo '— first installation, by its pages, from a path with a space and Chinese'
wine "$setup" >/dev/null 2>&1 &
ok 'opens' within 60 shows "$name 安装"; picture 1-welcome
press "$name 安装" Return; picture 2-folder
press "$name 安装" Return; ok 'copies the program' within 180 test -s "$folder/uninstall.exe"; picture 3-finish
press "$name 安装" Return
ok 'the last page opens the program' within 120 opened; sleep 5; picture 4-started
ok 'libraries and licences are there' test -s "$folder/angle/libGLESv2.dll" -a -s "$folder/licences.txt" -a -s "$folder/LICENSE.txt"
ok 'start menu' test -s "$menu"
ok 'version and size are listed' test -n "$(reg "$key" DisplayVersion)" -a -n "$(reg "$key" EstimatedSize)"
version=$(reg "$key" DisplayVersion)

echo "— upgrade over the running $version"
wine reg add "$key" /v DisplayVersion /d 0.0.1 /f >/dev/null 2>&1
ok 'silent: waits, then leaves it, exit code 3' ends 3 wine "$setup" /S
ok 'the old one stays' listed 0.0.1
wine "$setup" >/dev/null 2>&1 & installer=$!
within 60 shows "$name 安装"; press "$name 安装" Return; picture 5-asks-to-close
ok 'asks to close it' runs
ok 'it closes' close
xdotool mousemove 639 429 click 1 # on 重试: without a window manager the box has lost the keyboard to the window that closed
ok 'goes on when it is closed' within 180 listed "$version"; picture 6-upgraded
press "$name 安装" space Return; wait $installer
(sleep 4; wine "$folder/liujin.exe" >/dev/null 2>&1 &) ; within 120 opened
(sleep 8; close) & ok 'silent: goes on as soon as it is closed' ends 0 wine "$setup" /S; wait $!

echo '— downgrade'
wine reg add "$key" /v DisplayVersion /d 99.0.0 /f >/dev/null 2>&1
ok 'silent: refuses, exit code 5' ends 5 wine "$setup" /S
wine "$setup" >/dev/null 2>&1 & installer=$!
within 60 shows "$name"; picture 7-downgrade; press "$name" Return; wait $installer
ok 'the answer is no unless one says yes' listed 99.0.0
wine reg add "$key" /v DisplayVersion /d "$version" /f >/dev/null 2>&1

echo '— another folder, with spaces and Chinese'
old=$folder folder="$WINEPREFIX/drive_c/程序 文件/六进 台账"
ok 'silent: installs there' ends 0 wine "$setup" /S '/D=C:\程序' '文件\六进' '台账' # in parts: /D= takes no quotes, which Wine would add
ok 'the program is there' test -s "$folder/liujin.exe"
ok 'no second copy stays' not test -e "$old"
mkdir -p "$(dirname "$ledger")"
ok 'a command runs from there' wine "$folder/liujin.exe" sample --ledger 'C:\台 账\示例 台账.ledger'
ok 'ledgers are opened by it' test "$(reg 'HKCU\Software\Classes\liujin.ledger\shell\open\command')" = '"C:\程序 文件\六进 台账\liujin.exe" "%1"'
(wine "$folder/liujin.exe" 'C:\台 账\示例 台账.ledger' >/dev/null 2>&1 &) # that very command: Wine 8 looks for no kinds of files under HKCU, Windows does
ok 'that command opens the program' within 120 opened
ok 'with that ledger' within 30 test -e "$ledger-wal"; sleep 3; picture 8-ledger-opened

echo '— removal'
echo '别人的' >"$folder/别的.txt"
ok 'silent: leaves a running one, exit code 3' ends 3 wine "$folder/uninstall.exe" /S '_?=C:\程序' '文件\六进' '台账' # in parts, as /D= is
close; sum=$(sha256sum <"$ledger")
wine "$folder/uninstall.exe" >/dev/null 2>&1
within 60 shows "$name 卸载"; picture 9-remove
press "$name 卸载" Return; within 30 not test -e "$folder/liujin.exe"; picture 10-removed; press "$name 卸载" Return
wineserver -w
ok 'the program is gone' not test -e "$folder/liujin.exe" -o -e "$folder/angle" -o -e "$folder/uninstall.exe"
ok 'what others put there stays' test -s "$folder/别的.txt"
ok 'start menu, list and kind of file are gone' test ! -e "$menu" -a -z "$(reg "$key" DisplayVersion)" -a -z "$(reg 'HKCU\Software\Classes\liujin.ledger')"
ok 'the ledger is as it was' test "$(sha256sum <"$ledger")" = "$sum"
ok 'log and settings stay' test -d "$local_data/liujin"
ok 'silent: installs again and finds the folder free' ends 0 wine "$setup" /S
wine "$old/uninstall.exe" /S; wineserver -w
ok 'silent: removes' not test -e "$old"
exit $failed
