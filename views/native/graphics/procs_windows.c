// go-gl's binding asks wglGetProcAddress for each function, which knows nothing of a context that EGL made. Here that import is answered
// by a function of our own: the linker takes it before the one of opengl32, which the program then does not import at all.
#define WIN32_LEAN_AND_MEAN 1
#include <windows.h>

#include "procs_windows.h"

typedef PROC(WINAPI *lookup)(LPCSTR);

static HMODULE angle, opengl;
static lookup wgl;

void liujinProcsFrom(uintptr_t module) { angle = (HMODULE)module; }

// missing stands for functions of OpenGL ES 3.1: the binding wants them all, Fyne calls those of 2.0 only.
static void WINAPI missing(void) {}

static PROC WINAPI find(LPCSTR name) {
	PROC p = NULL;
	if (angle) {
		p = GetProcAddress(angle, name);
	} else {
		if (!opengl && (opengl = LoadLibraryExA("opengl32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32)))
			wgl = (lookup)GetProcAddress(opengl, "wglGetProcAddress");
		if (wgl)
			p = wgl(name);
		if (!p && opengl)
			p = GetProcAddress(opengl, name);
	}
	return p ? p : (PROC)missing;
}

lookup __imp_wglGetProcAddress = find;

// OpenGL ES 2.0, as far as the probe needs it.
enum { VERSION = 0x1F02, COLOR_BUFFER_BIT = 0x4000, VERTEX_SHADER = 0x8B31, FRAGMENT_SHADER = 0x8B30, LINK_STATUS = 0x8B82 };

static unsigned shader(unsigned kind, const char *source) {
	unsigned(WINAPI *create)(unsigned) = (void *)find("glCreateShader");
	void(WINAPI *from)(unsigned, int, const char **, const int *) = (void *)find("glShaderSource");
	void(WINAPI *compile)(unsigned) = (void *)find("glCompileShader");
	unsigned s = create(kind);
	from(s, 1, &source, NULL);
	compile(s);
	return s;
}

int liujinDraws(void) {
	const unsigned char *(WINAPI *getString)(unsigned) = (void *)find("glGetString");
	void(WINAPI *clear)(unsigned) = (void *)find("glClear");
	unsigned(WINAPI *create)(void) = (void *)find("glCreateProgram");
	void(WINAPI *attach)(unsigned, unsigned) = (void *)find("glAttachShader");
	void(WINAPI *link)(unsigned) = (void *)find("glLinkProgram");
	void(WINAPI *ask)(unsigned, unsigned, int *) = (void *)find("glGetProgramiv");
	int linked = 0;
	if ((void *)getString == (void *)missing || (void *)create == (void *)missing || !getString(VERSION))
		return 0;
	clear(COLOR_BUFFER_BIT);
	// The toolkit panics where its shaders don't link, as with a compiler of shaders that is missing or old.
	unsigned program = create();
	attach(program, shader(VERTEX_SHADER, "#version 100\nattribute vec2 at; varying vec2 to; void main() { to = at; gl_Position = vec4(at, 0.0, 1.0); }"));
	attach(program, shader(FRAGMENT_SHADER, "#version 100\nprecision mediump float; varying vec2 to; uniform sampler2D tex; void main() { gl_FragColor = texture2D(tex, to); }"));
	link(program);
	ask(program, LINK_STATUS, &linked);
	return linked;
}
