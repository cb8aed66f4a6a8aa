// Clients that write or read without a pause, or so many times a second, and tell how it went as JSON.
//
//   load PORT KEY CONNECTIONS SECONDS RATE write|PATH     RATE is for all connections together, 0 for no pause;
//                                                         PATH is read instead of writing
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int port, connections, isWrite;
static const char *key, *path;
static double seconds, rate, begin;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

struct client { pthread_t thread; int number; long good, bad, count, room; float *times; };

static int dial(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, (struct sockaddr *)&address, sizeof address)) { close(fd); return -1; }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

// Reads one answer; its status, or 0.
static int answer(int fd) {
  static __thread char text[1 << 20];
  long have = 0;
  while (1) {
    ssize_t count = recv(fd, text + have, sizeof text - 1 - have, 0);
    if (count <= 0) return 0;
    have += count;
    text[have] = 0;
    char *end = strstr(text, "\r\n\r\n");
    if (!end) continue;
    char *length = strcasestr(text, "\r\ncontent-length:");
    long body = length && length < end ? atol(length + 17) : 0;
    if (have >= end + 4 - text + body) return atoi(text + 9);
  }
}

static void *run(void *argument) {
  struct client *client = argument;
  int fd = dial();
  char request[2048], body[512];
  double pause = rate > 0 ? connections / rate : 0, due = begin + pause * client->number / connections;
  for (long turn = 0; now() < begin + seconds; turn++) {
    if (pause > 0) {
      double wait = due - now();
      if (wait > 0) usleep(wait * 1e6);
      due += pause;
    }
    if (fd < 0) { fd = dial(); if (fd < 0) { usleep(10000); continue; } }
    int length;
    if (isWrite) {
      int size = snprintf(body, sizeof body,
        "{\"title\":\"Award %d of client %d\",\"type\":\"grant\",\"currency\":\"GBP\",\"amount_awarded\":%ld,"
        "\"description\":\"For the lunch club of the Harbour Trust, towards its rent and a cook.\"}",
        (int)turn, client->number, 100 + turn);
      length = snprintf(request, sizeof request,
        "POST /v1/awards HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nPrefer: return=minimal\r\n"
        "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", key, size, body);
    } else {
      length = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", path);
    }
    double start = now();
    int status = send(fd, request, length, MSG_NOSIGNAL) == length ? answer(fd) : 0;
    if (client->count == client->room) {
      client->room = client->room ? client->room * 2 : 1024;
      client->times = realloc(client->times, client->room * sizeof *client->times);
    }
    client->times[client->count++] = now() - start;
    if (status == (isWrite ? 201 : 200)) client->good++; else client->bad++;
    if (!status) { close(fd); fd = -1; }
  }
  return 0;
}

static int compare(const void *one, const void *other) {
  float a = *(float *)one, b = *(float *)other;
  return a < b ? -1 : a > b;
}

int main(int count, char **words) {
  if (count != 7) return fprintf(stderr, "usage: load PORT KEY CONNECTIONS SECONDS RATE write|PATH\n"), 64;
  port = atoi(words[1]), key = words[2], connections = atoi(words[3]), seconds = atof(words[4]);
  rate = atof(words[5]), path = words[6], isWrite = !strcmp(path, "write");
  struct client *clients = calloc(connections, sizeof *clients);
  begin = now();
  for (int i = 0; i < connections; i++) {
    clients[i].number = i;
    pthread_create(&clients[i].thread, 0, run, &clients[i]);
  }
  long good = 0, bad = 0, all = 0;
  for (int i = 0; i < connections; i++) {
    pthread_join(clients[i].thread, 0);
    good += clients[i].good, bad += clients[i].bad, all += clients[i].count;
  }
  double took = now() - begin;
  float *times = malloc((all + 1) * sizeof *times);
  long at = 0;
  for (int i = 0; i < connections; i++) {
    memcpy(times + at, clients[i].times, clients[i].count * sizeof *times);
    at += clients[i].count;
  }
  qsort(times, all, sizeof *times, compare);
  times[all] = 0;
  printf("{\"good\": %ld, \"bad\": %ld, \"per_second\": %.1f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"worst_ms\": %.3f}\n",
    good, bad, good / took, times[all / 2] * 1e3, times[all * 99 / 100] * 1e3, all ? times[all - 1] * 1e3 : 0);
  return 0;
}
