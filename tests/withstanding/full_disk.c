/* A disk that is full from its N-th write on: loaded before the C library (LD_PRELOAD) by full_disk_program.py.
   Counts every call that asks the system for room below one folder, SQLite's own included, and refuses with ENOSPC. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char below[4096];
static long counted, from, until;
static int syncs_only;

void full_disk(const char *folder, long first, long last) {
    strncpy(below, folder, sizeof below - 1);
    counted = 0; from = first; until = last;
}
void full_disk_syncs(int only) { syncs_only = only; }
long full_disk_counted(void) { return counted; }

static int full(void) { return from && counted >= from && counted <= until; }
static int refused_at(int sync) {
    /* Where syncs alone are counted, the others are refused once the disk stays full. */
    if (syncs_only && !sync) { if (until > from && full()) { errno = ENOSPC; return 1; } return 0; }
    counted++;
    if (full()) { errno = ENOSPC; return 1; }
    return 0;
}
static int refused(void) { return refused_at(0); }
static int path_meant(const char *path) { return below[0] && path && strncmp(path, below, strlen(below)) == 0; }
static int meant(int file) {
    char link[64], name[4096];
    if (!below[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, name, sizeof name - 1);
    if (size < 0) return 0;
    name[size] = 0;
    return path_meant(name);
}
#define REAL(name, type) static __typeof__(type) real; if (!real) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

ssize_t write(int file, const void *data, size_t size) {
    REAL("write", ssize_t (*)(int, const void *, size_t));
    return meant(file) && refused() ? -1 : real(file, data, size);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    REAL("pwrite", ssize_t (*)(int, const void *, size_t, off_t));
    return meant(file) && refused() ? -1 : real(file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    REAL("pwrite64", ssize_t (*)(int, const void *, size_t, off64_t));
    return meant(file) && refused() ? -1 : real(file, data, size, at);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL("writev", ssize_t (*)(int, const struct iovec *, int));
    return meant(file) && refused() ? -1 : real(file, parts, count);
}
int fsync(int file) {
    REAL("fsync", int (*)(int));
    return meant(file) && refused_at(1) ? -1 : real(file);
}
int fdatasync(int file) {
    REAL("fdatasync", int (*)(int));
    return meant(file) && refused_at(1) ? -1 : real(file);
}
int rename(const char *old, const char *name) {
    REAL("rename", int (*)(const char *, const char *));
    return path_meant(name) && refused() ? -1 : real(old, name);
}
int renameat(int one, const char *old, int two, const char *name) {
    REAL("renameat", int (*)(int, const char *, int, const char *));
    return path_meant(name) && refused() ? -1 : real(one, old, two, name);
}
int mkdir(const char *name, mode_t mode) {
    REAL("mkdir", int (*)(const char *, mode_t));
    return path_meant(name) && refused() ? -1 : real(name, mode);
}
static int opened(int (*real)(const char *, int, ...), const char *name, int flags, mode_t mode) {
    if ((flags & O_CREAT) && path_meant(name) && access(name, F_OK) != 0 && refused()) return -1;
    return real(name, flags, mode);
}
int open(const char *name, int flags, ...) {
    REAL("open", int (*)(const char *, int, ...));
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more);
    return opened(real, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
    REAL("open64", int (*)(const char *, int, ...));
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more);
    return opened(real, name, flags, mode);
}
int ftruncate(int file, off_t size) {
    REAL("ftruncate", int (*)(int, off_t));
    return meant(file) && size > 0 && refused() ? -1 : real(file, size);
}
int ftruncate64(int file, off64_t size) {
    REAL("ftruncate64", int (*)(int, off64_t));
    return meant(file) && size > 0 && refused() ? -1 : real(file, size);
}
int posix_fallocate(int file, off_t at, off_t size) {
    REAL("posix_fallocate", int (*)(int, off_t, off_t));
    return meant(file) && refused() ? ENOSPC : real(file, at, size);
}
int posix_fallocate64(int file, off64_t at, off64_t size) {
    REAL("posix_fallocate64", int (*)(int, off64_t, off64_t));
    return meant(file) && refused() ? ENOSPC : real(file, at, size);
}
