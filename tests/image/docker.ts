import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { MEGABYTE } from '#lib/units.ts'
import type { Container, Options } from './container.ts'

const run = promisify(execFile)

export async function runWithDocker({
  image,
  uid,
  megabytes,
  env,
  volumes
}: Options): Promise<Container> {
  const name = `revelado-test-${randomBytes(4).toString('hex')}`
  const options = ['run', '--name', name, '--network', 'host', '--read-only', '--tmpfs', '/tmp']
  options.push('--user', `${uid}:${uid}`, '--memory', `${megabytes}m`)
  for (const [key, value] of Object.entries(env)) options.push('--env', `${key}=${value}`)
  for (const [inside, outside] of Object.entries(volumes))
    options.push('--volume', `${outside}:${inside}`)
  const began = Date.now()
  const child = spawn('docker', [...options, image])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text
    })
  }
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const docker = async (...command: string[]) => (await run('docker', command)).stdout

  return {
    output: () => output,
    exited,
    age: () => Date.now() - began,
    pids: async () =>
      (await docker('top', name, '-o', 'pid')).trim().split('\n').slice(1).map(Number),
    /** Includes the page cache, so it overestimates. */
    peak: async () =>
      Number(await docker('exec', name, 'cat', '/sys/fs/cgroup/memory.peak')) / MEGABYTE,
    exec: (...command) => docker('exec', name, ...command),
    terminate: async () => void (await docker('kill', '--signal', 'TERM', name)),
    async terminateAll() {
      await docker('exec', name, 'bash', '-c', 'kill -TERM -1; kill -TERM 1')
      await exited
    },
    remove: async () => void (await docker('rm', '--force', name))
  }
}
