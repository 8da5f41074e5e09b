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

/** Why there is nothing to test; tests/image/run builds the image and names it. */
export const noImage = IMAGE ? false : 'no image is named: tests/image/run builds one'

export type Options = {
  image: string
  uid: number
  megabytes: number
  env: Record<string, string>
  /** Folders of this machine, by where they are seen inside. */
  volumes: Record<string, string>
}

/** A container as an engine runs it. */
export type Container = {
  output(): string
  exited: Promise<number | null>
  /** Since its first process began, in milliseconds. */
  age(): number
  /** Of this machine's processes, those that are inside. */
  pids(): Promise<number[]>
  /** Megabytes that all processes had in memory of their own, at most so far. */
  peak(): Promise<number>
  exec(...command: string[]): Promise<string>
  /** SIGTERM to the first process, as Docker stops a container … */
  terminate(): Promise<void>
  /** … and to all at once, as Heroku does. */
  terminateAll(): Promise<void>
  remove(): Promise<void>
}

/** A data folder and ports for containers that come one after the other. */
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

  /** Without waiting for anything. */
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
