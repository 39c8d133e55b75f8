// Preloaded into the server by clock.py: the system clock plus the seconds written in the file $SHIFT_CLOCK.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

static const volatile int64_t* shift_s(void) {
    static const volatile int64_t* shared;
    static const int64_t none;
    if (shared == NULL) {
        const char* path = getenv("SHIFT_CLOCK");
        const int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
        void* memory = file < 0 ? MAP_FAILED : mmap(NULL, sizeof none, PROT_READ, MAP_SHARED, file, 0);
        shared = memory == MAP_FAILED ? &none : memory;
    }
    return shared;
}

int clock_gettime(clockid_t clock, struct timespec* at) {
    static int (*real)(clockid_t, struct timespec*);
    if (real == NULL) real = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
    const int result = real(clock, at);
    if (result == 0 && clock == CLOCK_REALTIME) at->tv_sec += *shift_s();
    return result;
}
