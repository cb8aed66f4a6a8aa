#ifndef CONCORDAT_SQLITE_SHIM_H
#define CONCORDAT_SQLITE_SHIM_H

#if !__has_include(<sqlite3.h>)
#error "sqlite3.h is missing. Debian and Ubuntu: apt-get install libsqlite3-dev. macOS: brew install sqlite."
#endif
#include <sqlite3.h>

// Swift cannot call C functions with a variable number of arguments.
static inline int concordat_db_config(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}
static inline int concordat_db_lookaside(sqlite3 *db, int size, int count) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_LOOKASIDE, (void *)0, size, count);
}
static inline int concordat_config_log(void (*log)(void *, int, const char *)) {
  return sqlite3_config(SQLITE_CONFIG_LOG, log, (void *)0);
}
static inline int concordat_config_memory_status(int isOn) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isOn);
}

// SQLITE_TRANSIENT casts -1 to a function pointer, which Swift cannot import as a macro. A null
// pointer would bind NULL, and an empty Swift buffer may have one: empty text is not NULL.
static inline int concordat_bind_text(sqlite3_stmt *s, int i, const void *p, int n) {
  return sqlite3_bind_text(s, i, p ? (const char *)p : "", n, SQLITE_TRANSIENT);
}
static inline int concordat_bind_blob(sqlite3_stmt *s, int i, const void *p, int n) {
  return sqlite3_bind_blob(s, i, p ? p : "", n, SQLITE_TRANSIENT);
}
static inline void concordat_result_text(sqlite3_context *c, const void *p, int n) {
  sqlite3_result_text(c, p ? (const char *)p : "", n, SQLITE_TRANSIENT);
}
static inline void concordat_result_blob(sqlite3_context *c, const void *p, int n) {
  sqlite3_result_blob(c, p ? p : "", n, SQLITE_TRANSIENT);
}

#endif
