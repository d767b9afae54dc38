/* Makes one system call of a program fail, loaded by LD_PRELOAD.
 *   FAIL_CALL   open (for writing), look (open for reading), read, write, fsync, close, link, rename, unlink, mkdir,
 *               opendir or stat
 *   FAIL_NUMBER which of the calls under FAIL_BELOW, counted from 1; 0 fails none
 *   FAIL_BELOW  the folder whose calls count
 *   FAIL_HOW    a number: the call answers this errno; "short": a write takes half and the next finds no room;
 *               "kill": the program dies at once, as in a power cut
 *   FAIL_COUNT  a file that gets how many such calls there were
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int seen, quiet;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int fails(const char *call, const char *path) {
    if (quiet || strcmp(call, setting("FAIL_CALL")) || !strstr(path, setting("FAIL_BELOW"))) return 0;
    int number = ++seen;
    if (number != atoi(setting("FAIL_NUMBER"))) return 0;
    if (!strcmp(setting("FAIL_HOW"), "kill")) kill(getpid(), SIGKILL);
    errno = atoi(setting("FAIL_HOW"));
    return 1;
}

static const char *path_of(int descriptor) {
    static char path[4096];
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    return path;
}

int failing_calls_seen(void) {
    return seen;
}

__attribute__((destructor)) static void report(void) {
    const char *name = setting("FAIL_COUNT");
    quiet = 1;
    FILE *file = *name ? fopen(name, "w") : NULL;
    if (file) {
        fprintf(file, "%d", seen);
        fclose(file);
    }
}

#define REAL(name, ...) ((int (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

ssize_t write(int descriptor, const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t);
    static int half;
    if (!real) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    if (descriptor > 2 && half && strstr(path_of(descriptor), setting("FAIL_BELOW"))) {
        errno = ENOSPC;
        return -1;
    }
    if (descriptor > 2 && fails("write", path_of(descriptor))) {
        if (strcmp(setting("FAIL_HOW"), "short")) return -1;
        half = 1;
        return real(descriptor, data, size / 2);
    }
    return real(descriptor, data, size);
}

ssize_t read(int descriptor, void *data, size_t size) {
    static ssize_t (*real)(int, void *, size_t);
    if (!real) real = (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    return descriptor > 2 && fails("read", path_of(descriptor)) ? -1 : real(descriptor, data, size);
}

int fsync(int descriptor) {
    return fails("fsync", path_of(descriptor)) ? -1 : REAL("fsync", int)(descriptor);
}

int close(int descriptor) {
    int failing = descriptor > 2 && fails("close", path_of(descriptor)), number = errno;
    int answer = REAL("close", int)(descriptor);
    if (failing) errno = number;
    return failing ? -1 : answer;
}

int link(const char *from, const char *to) {
    return fails("link", to) ? -1 : REAL("link", const char *, const char *)(from, to);
}

int rename(const char *from, const char *to) {
    return fails("rename", to) ? -1 : REAL("rename", const char *, const char *)(from, to);
}

int unlink(const char *path) {
    return fails("unlink", path) ? -1 : REAL("unlink", const char *)(path);
}

int mkdir(const char *path, mode_t mode) {
    return fails("mkdir", path) ? -1 : REAL("mkdir", const char *, mode_t)(path, mode);
}

DIR *opendir(const char *path) {
    return fails("opendir", path) ? NULL : ((DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir"))(path);
}

int stat(const char *path, struct stat *status) {
    return fails("stat", path) ? -1 : REAL("stat", const char *, struct stat *)(path, status);
}

int lstat(const char *path, struct stat *status) {
    return fails("stat", path) ? -1 : REAL("lstat", const char *, struct stat *)(path, status);
}

static int opened(const char *name, const char *path, int flags, mode_t mode) {
    if (fails(flags & (O_WRONLY | O_RDWR | O_CREAT) ? "open" : "look", path)) return -1;
    return REAL(name, const char *, int, ...)(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open64", path, flags, mode);
}

#if __GLIBC_PREREQ(2, 33)
int stat64(const char *path, struct stat64 *status) {
    return fails("stat", path) ? -1 : REAL("stat64", const char *, struct stat64 *)(path, status);
}

int lstat64(const char *path, struct stat64 *status) {
    return fails("stat", path) ? -1 : REAL("lstat64", const char *, struct stat64 *)(path, status);
}
#endif
