#!/usr/bin/env bash
# Writes the licences of everything that is in the program for $GOOS: our own, the faces', the libraries', Go's and every module's, as they came.
set -euo pipefail
cd "$(dirname "$0")/.."
tags=$1

part() { # part <what> <file>…
  printf '\n%s\n%s\n%s\n\n' "$(printf '=%.0s' {1..78})" "$1" "$(printf '=%.0s' {1..78})"
  shift
  cat "$@"
}

echo '六进履职台账所含各部分的许可证 · Licences of the parts of this program'
part '六进履职台账' LICENSE
part 'Noto Sans SC' assets/fonts/OFL.txt
part 'Noto Serif SC' assets/fonts/OFL-NotoSerifSC.txt
part 'Liujin Kai (LXGW WenKai)' assets/fonts/OFL-LiujinKai.txt
if [ "$(go env GOOS)" = windows ]; then
  part 'ANGLE' assets/windows/angle/LICENSE
  part 'MinGW-w64 runtime' /usr/share/doc/mingw-w64-common/copyright
fi
part "Go $(go env GOVERSION)" "$(go env GOROOT)/LICENSE"

go list -deps -tags "$tags" -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}|{{.Dir}}{{end}}{{end}}' . | sort -u | while IFS='|' read -r module dir; do
  mapfile -t texts < <(find "$dir" -type f -not -path '*/testdata/*' \( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' \) -not -name '*.go' | sort)
  [ "${#texts[@]}" -gt 0 ] || { echo "$module has no licence file" >&2; exit 1; }
  part "$module" "${texts[@]}"
done
