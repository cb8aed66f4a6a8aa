#ifndef CONCORDAT_LINUX_SHIM_H
#define CONCORDAT_LINUX_SHIM_H

#if defined(__linux__)
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#endif

#endif
