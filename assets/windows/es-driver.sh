#!/usr/bin/env bash
# es-driver.sh <opengl32.dll to write>: for trials only, never shipped. Wine's OpenGL has no WGL_EXT_create_context_es2_profile, as many drivers
# on Windows do. This makes an opengl32.dll that, beside a program, stands before Wine's own, says it has that extension, and leaves the rest to it:
# the display's driver makes an OpenGL ES context when it is asked for one.
set -euo pipefail
out=$1 work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
real=$(find /usr/lib /usr/share -path '*wine*x86_64-windows*' -name opengl32.dll -print -quit)
x86_64-w64-mingw32-objdump -p "$real" | sed -n '/Ordinal\/Name Pointer/,$s/.*\] *\([A-Za-z]\)/\1/p' | grep -E '^(gl|wgl)[A-Za-z0-9]*$' >"$work/names"

cat >"$work/driver.c" <<'C'
#include <windows.h>

extern const char *const names[];
extern FARPROC reals[];
extern const int count, lookup; // lookup: where wglGetProcAddress is

typedef const char *(WINAPI *extensions_arb)(HDC);
typedef const char *(WINAPI *extensions_ext)(void);
static char said[4096];

static const char *with_es(const char *all) {
	lstrcpynA(said, all, sizeof said - 64);
	return lstrcatA(said, " WGL_EXT_create_context_es2_profile");
}
static PROC asked(const char *name) { return ((PROC(WINAPI *)(LPCSTR))reals[lookup])(name); }
static const char *WINAPI by_arb(HDC dc) { return with_es(((extensions_arb)asked("wglGetExtensionsStringARB"))(dc)); }
static const char *WINAPI by_ext(void) { return with_es(((extensions_ext)asked("wglGetExtensionsStringEXT"))()); }

PROC WINAPI driver_lookup(LPCSTR name) {
	if (!lstrcmpA(name, "wglGetExtensionsStringARB")) return (PROC)by_arb;
	if (!lstrcmpA(name, "wglGetExtensionsStringEXT")) return (PROC)by_ext;
	return asked(name);
}

BOOL WINAPI DllMain(HINSTANCE self, DWORD why, void *reserved) {
	char path[MAX_PATH];
	HMODULE real;
	if (why != DLL_PROCESS_ATTACH) return TRUE;
	GetSystemDirectoryA(path, sizeof path - 16);
	if (!(real = LoadLibraryA(lstrcatA(path, "\\opengl32.dll"))) || real == self) return FALSE;
	for (int i = 0; i < count; i++) reals[i] = GetProcAddress(real, names[i]);
	return TRUE;
}
C
{ # each function of Wine's goes on to Wine's
	echo '.data'; echo '.globl reals, names, count, lookup'; echo 'reals:'; sed 's/.*/.quad 0/' "$work/names"
	echo 'names:'; sed 's/.*/.quad said_&/' "$work/names"; sed 's/.*/said_&: .asciz "&"/' "$work/names"
	echo ".balign 4"; echo "count: .long $(wc -l <"$work/names")"; echo "lookup: .long $(($(grep -nx wglGetProcAddress "$work/names" | cut -d: -f1) - 1))"
	echo '.text'; awk '{ printf ".globl on_%s\non_%s: jmp *reals+%d(%%rip)\n", $1, $1, 8*(NR-1) }' "$work/names"
} >"$work/names.s"
{ echo 'LIBRARY opengl32.dll'; echo 'EXPORTS'; sed 's/.*/& = on_&/; s/= on_wglGetProcAddress$/= driver_lookup/' "$work/names"; } >"$work/driver.def"
x86_64-w64-mingw32-gcc -shared -s -o "$out" "$work/driver.c" "$work/names.s" "$work/driver.def"
