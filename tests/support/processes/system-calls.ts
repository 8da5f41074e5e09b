import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { waitFor } from '../wait-for.ts'

/** `text`: its arguments, and what it returned. `from` and `to`: its place among the beginnings and ends of all calls. */
export type Call = { name: string; text: string; from: number; to: number }

const TRACED = 'fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,write,writev'
const LINE = /^\d+ +(?:<\.\.\. (?<resumed>\w+) resumed>|(?<name>\w+)\()(?<text>.*)$/
const UNFINISHED = '<unfinished ...>'

export const hasStrace = () => spawnSync('strace', ['-V']).status === 0

/** Notes the system calls of a process to a file from now on; the function returned ends that. */
export async function traceCalls(pid: number, file: string): Promise<() => Promise<Call[]>> {
  const asked = ['-f', '-y', '-s', '4000', '-e', `trace=${TRACED}`, '-o', file, '-p', String(pid)]
  const strace = spawn('strace', asked, { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = once(strace, 'exit')
  let said = ''
  strace.stderr.on('data', (text) => {
    said += text
  })
  await waitFor('strace', () => said.includes('attached') && !said.includes('denied'))
  return async () => {
    strace.kill('SIGINT')
    await exited
    return readCalls(await readFile(file, 'utf8'))
  }
}

/** Those of several threads overlap: then a call has two lines. */
export function readCalls(trace: string): Call[] {
  const calls: Call[] = []
  const unfinished = new Map<string, Call>()
  for (const [place, line] of trace.split('\n').entries()) {
    const { name, resumed, text = '' } = LINE.exec(line)?.groups ?? {}
    const thread = line.split(' ', 1)[0] ?? ''
    const begun = unfinished.get(thread)
    if (resumed && begun) Object.assign(begun, { to: place, text: begun.text + text })
    if (!name) continue
    const call = { name, text, from: place, to: place }
    calls.push(call)
    if (!text.endsWith(UNFINISHED)) continue
    call.to = Number.POSITIVE_INFINITY
    unfinished.set(thread, call)
  }
  return calls
}
