#include <stdint.h>

// Where the OpenGL ES functions come from: the module given, or the system's OpenGL for none.
void liujinProcsFrom(uintptr_t module);

// Whether the current context knows its version and can clear a picture.
int liujinDraws(void);
