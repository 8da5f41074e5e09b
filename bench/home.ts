/**
 * Requests per second of the home page, compared with those of a bare Fastify "hello". Each server
 * has its own process, and the measurements alternate. bin/with-broker node bench/home.ts
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { openDarkroom } from '../tests/support/processes/darkroom.ts'
import { processorMs } from './processor-time.ts'
import { median } from './timing.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 9)
const SECONDS = 3
const CONNECTIONS = 32
const BAR = 0.5

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const REQUEST = `GET / HTTP/1.1\r\nhost: localhost\r\naccept: ${ACCEPT}\r\naccept-language: en\r\n\r\n`

type Server = { port: number; pid: number }
type Rate = { perSecond: number; microseconds: number }

const ends: (() => unknown)[] = []
const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
ends.push(() => rm(folder, { recursive: true }))
const test = { teardown: (end: () => unknown) => ends.push(end), testdir: () => folder }
const darkroom = await openDarkroom(test as never as Test, { LOG_LEVEL: 'info' })
const hello = fork(join(import.meta.dirname, 'hello.ts'))

try {
  const [[port], web] = await Promise.all([once(hello, 'message'), darkroom.startWeb()])
  await compare({ port, pid: hello.pid ?? 0 }, { port: darkroom.port, pid: web.pid })
} finally {
  hello.disconnect()
  for (const end of ends.reverse()) await end()
}

/** Alternates the two, so that other load on the machine affects both alike. */
async function compare(hello: Server, home: Server) {
  const rounds: { hello: Rate; home: Rate }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const both = { hello: await rate(hello), home: await rate(home) }
    // The first round is a warm-up
    if (round > 0) rounds.push(both)
  }
  const ratios = rounds.map(({ hello, home }) => home.perSecond / hello.perSecond)
  const line = (name: 'hello' | 'home') => {
    const perSecond = median(rounds.map((round) => round[name].perSecond))
    const microseconds = median(rounds.map((round) => round[name].microseconds))
    return `${name}  ${perSecond.toFixed(0)} requests/s, ${microseconds.toFixed(0)} µs of CPU each`
  }
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}
${ROUNDS} rounds of ${SECONDS} s each, ${CONNECTIONS} connections; required ${BAR}
  ${line('hello')}
  ${line('home')}
  home over hello ${two(median(ratios))} (${two(Math.min(...ratios))} to ${two(Math.max(...ratios))})
  load ${loadavg().map(two).join(' ')}`)
}

/** Uses keep-alive connections. */
async function rate({ port, pid }: Server): Promise<Rate> {
  const bytes = await responseBytes(port)
  const before = processorMs(pid)
  const until = performance.now() + SECONDS * 1000
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => sendRequests(port, { bytes, until }))
  )
  const count = counts.reduce((sum, count) => sum + count)
  return { perSecond: count / SECONDS, microseconds: ((processorMs(pid) - before) * 1000) / count }
}

function two(value: number): string {
  return value.toFixed(2)
}

/** Every response has the same length, so the client only counts bytes, which costs next to nothing. */
async function responseBytes(port: number): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  socket.write(REQUEST)
  let response = ''
  for await (const chunk of socket.setEncoding('latin1')) {
    response += chunk
    const [head = '', body] = response.split('\r\n\r\n', 2)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
    if (body !== undefined && body.length >= length) break
  }
  if (!response.startsWith('HTTP/1.1 200 ')) throw new Error(response.slice(0, 200))
  return response.length
}

/** Sends one request after another until the deadline; returns how many were answered by then. */
async function sendRequests(port: number, { bytes, until }: { bytes: number; until: number }) {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  let count = 0
  let missing = bytes
  socket.write(REQUEST)
  for await (const chunk of socket) {
    missing -= (chunk as Buffer).length
    if (missing > 0) continue
    if (missing < 0) throw new Error('the response is longer than expected')
    if (performance.now() > until) break
    count++
    missing = bytes
    socket.write(REQUEST)
  }
  socket.destroy()
  return count
}
