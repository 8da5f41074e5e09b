import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { apps } from '../../../ecosystem.config.js'

const LAST_WORDS_MS = 500

/** tap makes every Node process that a test starts load its coverage: a fifth of web's start. */
const WITHOUT_TAP = ['--unset=NODE_OPTIONS']

export type Program = ReturnType<typeof startProgram>

/** One of our processes as it runs in production, with its output. */
export function startProgram(
  entry: string,
  env: Record<string, string>,
  command = 'node',
  args: string[] = []
) {
  const unset = env.NODE_OPTIONS === undefined ? WITHOUT_TAP : []
  const line = [...unset, command, ...flagsOf(entry), entry, ...args]
  const child: ChildProcess = spawn('env', line, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  const keep = (text: Buffer) => {
    output += text
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const exited = ended(child)

  return {
    pid: child.pid ?? 0,
    exited,
    output: () => output,
    alive: () => child.exitCode === null && child.signalCode === null,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Stops it, by force after this long. Returns its exit code. */
    async stop(signal: NodeJS.Signals = 'SIGTERM', withinMs = 25_000) {
      const force = setTimeout(() => child.kill('SIGKILL'), withinMs)
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await exited
      }
      clearTimeout(force)
      return child.exitCode
    }
  }
}

/** Its exit code or signal, once its output has been read to the end. */
async function ended(child: ChildProcess) {
  const closed = once(child, 'close')
  const end = await once(child, 'exit')
  // a child process may live on and keep the pipe open
  await Promise.race([closed, delay(LAST_WORDS_MS, undefined, { ref: false })])
  return end as [number | null, NodeJS.Signals | null]
}

/** Node's flags, as pm2 passes them. */
function flagsOf(entry: string): string[] {
  const app = apps.find(({ script }) => script === entry)
  return app && 'interpreter_args' in app ? String(app.interpreter_args).split(' ') : []
}
