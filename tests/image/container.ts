import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { brokerPort } from '../support/broker/broker-port.ts'
import { freePort } from '../support/processes/free-port.ts'
import { waitFor } from '../support/wait-for.ts'
import { runWithDocker } from './docker.ts'
import { runWithTools } from './tools.ts'

const { IMAGE, IMAGE_TOOLS } = process.env

/** Reason to skip these tests, or false. */
export const noImage = IMAGE ? false : 'IMAGE is not set: run tests/image/run'

export type Options = {
  image: string
  uid: number
  megabytes: number
  env: Record<string, string>
  /** Folders on the host, keyed by mount point. */
  volumes: Record<string, string>
}

export type Container = {
  output(): string
  exited: Promise<number | null>
  /** Milliseconds since its first process started. */
  age(): number
  /** Host process ids of the processes inside. */
  pids(): Promise<number[]>
  /** Peak private memory of all its processes together so far, in megabytes. */
  peak(): Promise<number>
  exec(...command: string[]): Promise<string>
  /** Sends SIGTERM to the first process, as `docker stop` does. */
  terminate(): Promise<void>
  /** Sends SIGTERM to every process, as Heroku does. */
  terminateAll(): Promise<void>
  remove(): Promise<void>
}

/** A data folder and ports for containers that run one after another. */
export async function openHost(t: Test) {
  const folder = await mkdtemp(join(tmpdir(), 'revelado-image-'))
  const data = join(folder, 'data')
  await mkdir(data)
  await chmod(data, 0o1777)
  const env = { PORT: String(await freePort()), RABBITMQ_NODE_PORT: String(await brokerPort()) }
  const url = `http://localhost:${env.PORT}`
  const containers: Container[] = []
  t.teardown(async () => {
    for (const container of containers) await container.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const answers = (path: string) => waitFor(path, async () => (await fetch(url + path)).ok, 60_000)

  /** Starts a container without waiting for it to answer. */
  async function launch(settings: Partial<Options> = {}) {
    const container = await (IMAGE_TOOLS ? runWithTools(IMAGE_TOOLS, folder) : runWithDocker)({
      image: IMAGE ?? '',
      uid: 31_337,
      megabytes: 512,
      volumes: { '/data': data },
      ...settings,
      env: { ...env, ...settings.env }
    })
    containers.push(container)
    return container
  }

  return {
    url,
    port: Number(env.PORT),
    data,
    folder,
    answers,
    launch,
    async start(settings: Partial<Options> = {}) {
      const container = await launch(settings)
      const ended = container.exited.then(() => Promise.reject(new Error(container.output())))
      await Promise.race([answers('/ready'), ended])
      return container
    }
  }
}
