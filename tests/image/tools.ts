import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { MEGABYTE } from '#lib/units.ts'
import { waitFor } from '../support/wait-for.ts'
import type { Container, Options } from './container.ts'

const run = promisify(execFile)

/** Containers without an engine, made by scripts from chroot, namespaces and a cgroup. */
export function runWithTools(tools: string, folder: string) {
  return async ({ image, uid, megabytes, env, volumes }: Options): Promise<Container> => {
    const runDir = await mkdtemp(join(folder, 'run-'))
    const inRunDir = { env: { ...process.env, RUN_DIR: runDir } }
    const options = ['-n', image, '-u', String(uid), '-m', String(megabytes), '-r']
    for (const [name, value] of Object.entries(env)) options.push('-e', `${name}=${value}`)
    for (const [inside, outside] of Object.entries(volumes))
      options.push('-v', `${outside}:${inside}`)
    const child = spawn(join(tools, 'run.sh'), options, inRunDir)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output += text
      })
    }
    const exited = once(child, 'exit').then(([code]) => code as number | null)
    const note = async (name: string) => (await readFile(join(runDir, name), 'utf8')).trim()
    const held = async () => await readFile(join(await note('cgroup'), 'cgroup.procs'), 'utf8')
    const first = await waitFor('the first process', async () => firstOf(await held()))
    const began = Date.now()

    return {
      output: () => output,
      exited,
      age: () => Date.now() - began,
      pids: async () => insideOnly(await held()),
      peak: async () => Number(await note('peak_rss')) / MEGABYTE,
      async exec(...command) {
        const environment = (await readFile(`/proc/${first}/environ`, 'utf8'))
          .split('\0')
          .slice(0, -1)
        const enter = ['--target', String(first), '--mount', '--pid', '--root', '--wd']
        const as = ['setpriv', '--reuid', String(uid), '--regid', String(uid), '--clear-groups']
        const { stdout } = await run('nsenter', [
          ...enter,
          ...as,
          'env',
          '-i',
          ...environment,
          ...command
        ])
        return stdout
      },
      terminate: async () => void process.kill(first, 'SIGTERM'),
      terminateAll: async () => void (await run(join(tools, 'stop-all.sh'), [], inRunDir)),
      async remove() {
        // The first process may have exited just before the script that waits for it
        if (child.exitCode === null && existsSync(`/proc/${first}`)) process.kill(first, 'SIGKILL')
        await exited
      }
    }
  }
}

/**
 * The host pid of the process that is pid 1 in its own namespace. The `pid` that run.sh records may be
 * one of its short-lived children if the machine was slow.
 */
async function firstOf(list: string): Promise<number | undefined> {
  for (const pid of list.trim().split('\n').map(Number)) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (/^NSpid:.*\t1$/m.test(status)) return pid
  }
  return undefined
}

/** Leaves out the process outside that waits for the container to exit. */
async function insideOnly(list: string): Promise<number[]> {
  const own = await readlink('/proc/self/ns/pid')
  const pids = list.trim().split('\n').map(Number)
  const spaces = await Promise.all(
    pids.map((pid) => readlink(`/proc/${pid}/ns/pid`).catch(() => own))
  )
  return pids.filter((_, i) => spaces[i] !== own)
}
