#ifndef CONCORDAT_LINUX_SHIM_H
#define CONCORDAT_LINUX_SHIM_H

#if defined(__linux__)
#include <linux/sockios.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

/* Bytes that were written and that the peer has not acknowledged; Swift cannot call ioctl itself. */
static inline int concordat_unacknowledged(int descriptor) {
  int count = 0;
  return ioctl(descriptor, SIOCOUTQ, &count) < 0 ? 0 : count;
}
#endif

#endif
