// Stands between a program and the C library, and makes calls on chosen files fail, tear, wait or kill.
//
//   LD_PRELOAD=shim.so FAULTS_CONTROL=FILE FAULTS_NAME=register.db [FAULTS_UNDO=FILE]
//
// It touches files whose last path component begins with FAULTS_NAME, but not FAULTS_NAME-lock. FAULTS_CONTROL is
// mapped by this and by the script alike, so that faults come and go while the program runs; struct control below
// is its layout. FAULTS_UNDO takes a record of every write with what was there before, and of every sync: what a
// power cut may take away is whatever came after the last sync of its file.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, OPEN = 4, READ = 8, TRUNCATE = 16, RENAME = 32 };
enum { NONE, FAIL, KILL, TEAR, WAIT, SHORT };

struct control {
  int64_t calls;   // which calls: the bits above
  int64_t action;  // what becomes of them
  int64_t error;   // FAIL: errno
  int64_t skip;    // so many calls pass first
  int64_t times;   // and so many are touched; -1 for all
  int64_t wait;    // WAIT: milliseconds
  int64_t seen;    // how many calls of any kind there were
};

static struct control *control;
static const char *name;
static int undo = -1;
static char tracked[65536];
static char paths[1024][256];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(result, symbol, ...) \
  static result (*real_##symbol)(__VA_ARGS__); \
  if (!real_##symbol) real_##symbol = dlsym(RTLD_NEXT, #symbol)

__attribute__((constructor)) static void begin(void) {
  name = getenv("FAULTS_NAME");
  const char *path = getenv("FAULTS_CONTROL");
  if (!name || !path) return;
  REAL(int, open64, const char *, int, ...);
  int fd = real_open64(path, O_RDWR | O_CLOEXEC);
  void *map = fd < 0 ? MAP_FAILED : mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (map != MAP_FAILED) control = map;
  const char *record = getenv("FAULTS_UNDO");
  if (record) undo = real_open64(record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int isOurs(const char *path) {
  if (!control || !path) return 0;
  const char *last = strrchr(path, '/');
  last = last ? last + 1 : path;
  size_t length = strlen(name);
  return !strncmp(last, name, length) && strcmp(last + length, "-lock");
}

static int isTracked(int fd) { return control && fd >= 0 && fd < (int)sizeof tracked && tracked[fd]; }

// Whether this call is one to be touched.
static int isHit(int kind) {
  __atomic_add_fetch(&control->seen, 1, __ATOMIC_SEQ_CST);
  if (!(control->calls & kind) || control->action == NONE) return 0;
  if (__atomic_fetch_sub(&control->skip, 1, __ATOMIC_SEQ_CST) > 0) return 0;
  control->skip = 0;
  int64_t left = control->times;
  while (left > 0)
    if (__atomic_compare_exchange_n(&control->times, &left, left - 1, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) return 1;
  return left < 0;
}

// Does what is asked for; 1 if the call is to fail with errno set.
static int act(int kind) {
  if (!isHit(kind)) return 0;
  switch (control->action) {
  case KILL: kill(getpid(), SIGKILL); pause();
  case WAIT: usleep(control->wait * 1000); return 0;
  case FAIL: errno = control->error; return 1;
  default: return 0;
  }
}

static void remember(int fd, const char *path) {
  if (fd < 0 || fd >= (int)sizeof tracked || !isOurs(path)) return;
  tracked[fd] = 1;
  if (fd < 1024) {
    char link[64], target[256] = "";
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t count = readlink(link, target, sizeof target - 1);
    memcpy(paths[fd], target, count > 0 ? count + 1 : 1);
  }
}

struct record { char kind[8]; int64_t offset, count, size, oldCount; char path[256]; };

static void note(const char *kind, int fd, int64_t offset, const void *bytes, int64_t count) {
  if (undo < 0 || fd >= 1024) return;
  REAL(ssize_t, pread64, int, void *, size_t, off64_t);
  struct record record = {.offset = offset, .count = bytes ? count : 0};
  strncpy(record.kind, kind, sizeof record.kind - 1);
  strcpy(record.path, paths[fd]);
  struct stat status;
  record.size = fstat(fd, &status) ? 0 : status.st_size;
  char *old = count ? malloc(count) : 0;
  ssize_t got = count ? real_pread64(fd, old, count, offset) : 0;
  record.oldCount = got > 0 ? got : 0;
  struct iovec parts[3] = {
    {&record, sizeof record}, {(void *)bytes, record.count}, {old, record.oldCount}};
  pthread_mutex_lock(&lock);
  (void)!writev(undo, parts, 3);
  pthread_mutex_unlock(&lock);
  free(old);
}

#define OPENING(symbol, ...) \
  int opened = -1; \
  if (isOurs(path) && act(OPEN)) return -1; \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, int); va_end(rest); } \
  opened = __VA_ARGS__; \
  remember(opened, path); \
  return opened

int open(const char *path, int flags, ...) {
  REAL(int, open, const char *, int, ...);
  OPENING(open, real_open(path, flags, mode));
}
int open64(const char *path, int flags, ...) {
  REAL(int, open64, const char *, int, ...);
  OPENING(open64, real_open64(path, flags, mode));
}
int close(int fd) {
  REAL(int, close, int);
  if (fd >= 0 && fd < (int)sizeof tracked) tracked[fd] = 0;
  return real_close(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  if (!isTracked(fd)) return real_pwrite64(fd, bytes, count, offset);
  if (isHit(WRITE)) {
    switch (control->action) {
    case FAIL: errno = control->error; return -1;
    case WAIT: usleep(control->wait * 1000); break;
    case SHORT: if (count > 1) count /= 2; break;
    case TEAR: (void)!real_pwrite64(fd, bytes, count / 2, offset);  // fall through
    case KILL: kill(getpid(), SIGKILL); pause();
    }
  }
  note("write", fd, offset, bytes, count);
  return real_pwrite64(fd, bytes, count, offset);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return pwrite64(fd, bytes, count, offset); }

ssize_t pread64(int fd, void *bytes, size_t count, off64_t offset) {
  REAL(ssize_t, pread64, int, void *, size_t, off64_t);
  if (isTracked(fd) && act(READ)) return -1;
  return real_pread64(fd, bytes, count, offset);
}
ssize_t pread(int fd, void *bytes, size_t count, off_t offset) { return pread64(fd, bytes, count, offset); }

int fsync(int fd) {
  REAL(int, fsync, int);
  if (!isTracked(fd)) return real_fsync(fd);
  if (act(SYNC)) return -1;
  int answer = real_fsync(fd);
  if (!answer) note("sync", fd, 0, 0, 0);
  return answer;
}
int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  if (!isTracked(fd)) return real_fdatasync(fd);
  if (act(SYNC)) return -1;
  int answer = real_fdatasync(fd);
  if (!answer) note("sync", fd, 0, 0, 0);
  return answer;
}

int ftruncate64(int fd, off64_t size) {
  REAL(int, ftruncate64, int, off64_t);
  if (!isTracked(fd)) return real_ftruncate64(fd, size);
  if (act(TRUNCATE)) return -1;
  struct stat status;
  int64_t before = fstat(fd, &status) ? 0 : status.st_size;
  // What is cut off, so that it can be put back.
  note("cut", fd, size, 0, before > size ? before - size : 0);
  return real_ftruncate64(fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  if ((isOurs(from) || isOurs(to)) && act(RENAME)) return -1;
  return real_rename(from, to);
}
int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  if ((isOurs(from) || isOurs(to)) && act(RENAME)) return -1;
  return real_link(from, to);
}
