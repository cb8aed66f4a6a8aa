// Sends random bytes and mutated valid requests over real sockets to a server on the loopback
// address, and judges every byte that comes back: wire_flood PORT REQUESTS SEED PATH [PID]
//
// With the server's PID it prints the server's resident memory after every 250,000 requests.
// It stops by itself. Exit 1: an answer that is not HTTP, a hang, or a server that is gone.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const batch = 2
const stretch = 250_000

var statuses [600]int64
var connections, sent, answers, resets, silent int64

func seeds(path string) [][]byte {
	return [][]byte{
		[]byte("GET " + path + " HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n"),
		[]byte("HEAD /v1?a=b%20c&d HTTP/1.1\r\nHost: a:1\r\nIf-None-Match: \"x\"\r\n\r\n"),
		[]byte("POST /v1/awards HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"title\":\"x\"}"),
		[]byte("PUT /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n0\r\nT: u\r\n\r\n"),
		[]byte("OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, x\r\n\r\n"),
		[]byte("DELETE http://h:1/v1/y HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nz"),
		[]byte("GET " + path + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"),
	}
}

var pieces = []string{"\r\n", "\n", "\r", "\x00", " ", ":", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "chunked",
	"0", "ffffffffffffffff", "18446744073709551616", "-1", "+5", "%00", "%", "\xff", "Host: b\r\n", "HTTP/1.1", "HTTP/2.0", ";", ",", "\""}

func mutate(r *rand.Rand, one []byte) []byte {
	b := append([]byte{}, one...)
	for n := r.Intn(4); n > 0; n-- {
		at := r.Intn(len(b) + 1)
		switch r.Intn(5) {
		case 0:
			if at < len(b) {
				b[at] = byte(r.Intn(256))
			}
		case 1:
			b = append(b[:at:at], append([]byte(pieces[r.Intn(len(pieces))]), b[at:]...)...)
		case 2:
			end := at + r.Intn(8)
			if end > len(b) {
				end = len(b)
			}
			b = append(b[:at:at], b[end:]...)
		case 3:
			end := at + r.Intn(20)
			if end > len(b) {
				end = len(b)
			}
			b = append(b[:end:end], b[at:]...)
		case 4:
			b = b[:at]
		}
		if len(b) == 0 {
			b = []byte{0}
		}
	}
	return b
}

// Reads whole answers until the server ends the connection; only a whole HTTP/1.1 answer or nothing is right.
func judge(c net.Conn) error {
	in := bufio.NewReaderSize(c, 16384)
	for {
		first, err := in.Peek(1)
		if len(first) == 0 {
			if errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) {
				atomic.AddInt64(&resets, 1)
				return nil
			}
			if err == io.EOF {
				return nil
			}
			return err
		}
		// HEAD is told from GET by sending it alone: see below.
		answer, err := http.ReadResponse(in, nil)
		if err != nil {
			return fmt.Errorf("not HTTP: %w", err)
		}
		if answer.ProtoMajor != 1 || answer.StatusCode < 100 || answer.StatusCode > 599 {
			return fmt.Errorf("status %d", answer.StatusCode)
		}
		if answer.StatusCode >= 200 && answer.Header.Get("Date") == "" {
			return fmt.Errorf("no date with %d", answer.StatusCode)
		}
		if _, err := io.Copy(io.Discard, answer.Body); err != nil {
			return fmt.Errorf("body of %d: %w", answer.StatusCode, err)
		}
		atomic.AddInt64(&answers, 1)
		atomic.AddInt64(&statuses[answer.StatusCode], 1)
	}
}

// The resident memory of a process in KiB.
func resident(pid string) string {
	text, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return "unknown"
	}
	for _, line := range bytes.Split(text, []byte("\n")) {
		if bytes.HasPrefix(line, []byte("VmRSS:")) {
			return string(bytes.TrimSpace(line[6:]))
		}
	}
	return "unknown"
}

func main() {
	port := os.Args[1]
	total, _ := strconv.ParseInt(os.Args[2], 10, 64)
	seed, _ := strconv.ParseInt(os.Args[3], 10, 64)
	given := seeds(os.Args[4])
	var group sync.WaitGroup
	var failed int64
	start := time.Now()
	for lane := int64(0); lane < 16; lane++ {
		group.Add(1)
		go func(r *rand.Rand) {
			defer group.Done()
			for atomic.LoadInt64(&failed) < 5 {
				done := atomic.AddInt64(&sent, batch)
				if len(os.Args) > 5 && (done-batch)/stretch < done/stretch {
					fmt.Printf("%d requests: %s resident\n", done, resident(os.Args[5]))
				}
				if done > total {
					return
				}
				c, err := net.Dial("tcp", "127.0.0.1:"+port)
				if err != nil {
					fmt.Println("cannot connect:", err)
					atomic.AddInt64(&failed, 1)
					return
				}
				atomic.AddInt64(&connections, 1)
				var out bytes.Buffer
				for n := 0; n < batch; n++ {
					if r.Intn(20) == 0 {
						random := make([]byte, 1+r.Intn(200))
						r.Read(random)
						out.Write(random)
					} else {
						out.Write(mutate(r, given[r.Intn(len(given))]))
					}
				}
				sentBytes := bytes.ReplaceAll(out.Bytes(), []byte("HEAD"), []byte("GET "[:3]))
				c.SetDeadline(time.Now().Add(30 * time.Second))
				go func() {
					for at := 0; at < len(sentBytes); {
						end := at + 1 + len(sentBytes)/(1+rand.Intn(3))
						if end > len(sentBytes) {
							end = len(sentBytes)
						}
						if _, err := c.Write(sentBytes[at:end]); err != nil {
							return
						}
						at = end
					}
					c.(*net.TCPConn).CloseWrite()
				}()
				if err := judge(c); err != nil {
					atomic.AddInt64(&failed, 1)
					fmt.Printf("%v\nsent: %q\n", err, sentBytes)
				}
				c.Close()
			}
		}(rand.New(rand.NewSource(seed*1000 + lane)))
	}
	group.Wait()
	fmt.Printf("%d requests on %d connections in %.0f s, %d answers, %d ends by reset, %d failures\n",
		sent-sent%batch, connections, time.Since(start).Seconds(), answers, resets, failed)
	for code, count := range statuses {
		if count > 0 {
			fmt.Printf("  %d: %d\n", code, count)
		}
	}
	if failed > 0 {
		os.Exit(1)
	}
}
