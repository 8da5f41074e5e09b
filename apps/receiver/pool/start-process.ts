import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { WorkerSettings } from './protocol.ts'

const PROGRAM = fileURLToPath(new URL('../worker/index.ts', import.meta.url))
/** Less memory for young objects, of which a worker has few, and no other threads to collect them. */
const NODE_FLAGS = ['--max-semi-space-size=1', '--single-threaded-gc']
/** The kernel kills a worker before any other process when memory is short. */
const KILL_FIRST = '1000'
const LAST_WORDS = 2000

export type ProcessOptions = {
  settings: WorkerSettings
  /** All that the worker gets to see of the environment. */
  env: Record<string, string>
  /** Put before the command, to take the network away for instance. */
  wrapper: string[]
}

/** `lastWords`: the end of what it wrote to standard error, where libraries say why they abort. */
export function startProcess({ settings, env, wrapper }: ProcessOptions) {
  const [program = '', ...args] = [
    ...wrapper,
    process.execPath,
    ...NODE_FLAGS,
    PROGRAM,
    JSON.stringify(settings)
  ]
  const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as const
  const child = spawn(program, args, { env, cwd: '/', stdio: [...stdio] })
  if (child.pid) killFirst(child.pid)
  return { child, pid: child.pid ?? 0, lastWords: keepLastWords(child) }
}

/** Any process may raise this number of its own user's. */
function killFirst(pid: number) {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, KILL_FIRST)
  } catch {
    // not on Linux, or gone already
  }
}

function keepLastWords(child: ChildProcess): () => string {
  let words = ''
  child.stderr?.on('data', (text: Buffer) => {
    words = (words + text).slice(-LAST_WORDS)
  })
  return () => words.trim()
}
