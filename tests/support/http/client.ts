import type { BatchJson } from '../../../apps/web/batches/batch-json.ts'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { assertDiscreetResults } from '../failures/assert-discreet.ts'
import { waitFor } from '../wait-for.ts'

type Sent = { name: string; bytes: Uint8Array }

export type Client = ReturnType<typeof createClient>

/** What a program does with the darkroom at this address. */
export function createClient(url: string) {
  async function readImage(id: string): Promise<ImageJson> {
    const image = (await (await fetch(`${url}/images/${id}`)).json()) as ImageJson
    assertDiscreetResults(image.results ?? [])
    return image
  }

  async function readBatch(id: string): Promise<BatchJson> {
    const batch = (await (await fetch(`${url}/batches/${id}`)).json()) as BatchJson
    assertDiscreetResults((batch.images ?? []).flatMap(({ results }) => results))
    return batch
  }

  return {
    /** POST / as multipart, the founding door. */
    send(images: Sent[], recipes: string[] = [], headers: Record<string, string> = {}) {
      const body = new FormData()
      for (const { name, bytes } of images) body.append('data', new Blob([bytes as never]), name)
      for (const recipe of recipes) body.append('recipe', recipe)
      return fetch(`${url}/`, { method: 'POST', body, headers })
    },

    /** Sends several images without asking for prints, and returns the id of their batch. */
    async unprinted(images: Sent[]): Promise<string> {
      const body = new FormData()
      for (const { name, bytes } of images) body.append('data', new Blob([bytes as never]), name)
      const response = await fetch(`${url}/?recipe=`, { method: 'POST', body })
      return ((await response.json()) as { batch: { id: string } }).batch.id
    },

    /** Sends one image, and returns its id. */
    async accepted(image: Sent, recipe?: string): Promise<string> {
      const response = await this.send([image], recipe ? [recipe] : [])
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`)
      return ((await response.json()) as ImageJson).id
    },

    /** Sends several images, and returns the id of their batch. */
    async batchOf(images: Sent[], recipes: string[] = []): Promise<string> {
      const response = await this.send(images, recipes)
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`)
      return ((await response.json()) as { batch: { id: string } }).batch.id
    },

    /** Requests another print of an existing image. */
    async ask(id: string, recipe: string) {
      const headers = { 'content-type': 'application/json' }
      const asked = { method: 'POST', headers, body: JSON.stringify({ recipe }) }
      const response = await fetch(`${url}/images/${id}/results`, asked)
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    },

    readImage,
    readBatch,

    /** Waits until every print of the batch is done or failed. */
    batchSettled(id: string, timeoutMs?: number): Promise<BatchJson> {
      return waitFor(
        `the prints of the batch ${id}`,
        async () => {
          const batch = await readBatch(id)
          const { done, failed, total } = batch.progress
          return done + failed === total && batch
        },
        timeoutMs
      )
    },

    postJson: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
        redirect: 'manual'
      }),

    postForm: (path: string, fields: [name: string, value: string][]) =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { accept: 'text/html' },
        redirect: 'manual'
      }),

    /** Waits until every result is done or failed. */
    settled(id: string, timeoutMs?: number): Promise<ImageJson> {
      return waitFor(
        `the results of ${id}`,
        async () => {
          const image = await readImage(id)
          return image.results.every(({ status }) => /done|failed/.test(status)) && image
        },
        timeoutMs
      )
    },

    async bytes(path: string): Promise<Buffer> {
      const response = await fetch(url + path)
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return Buffer.from(await response.arrayBuffer())
    }
  }
}
