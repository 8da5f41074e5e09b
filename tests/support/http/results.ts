import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { photo } from '../images/photos.ts'
import { createClient } from './client.ts'

/** What is sent if nothing else is said. */
export const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

/** Images sent to the darkroom at this address, and results of them asked for. */
export function createAsking(url: string) {
  const client = createClient(url)
  return {
    /** An image whose results are settled. */
    async sent(image = fry, recipes: string[] = []) {
      const { id } = (await (await client.send([image], recipes)).json()) as ImageJson
      return await client.settled(id)
    },

    /** Asks for another result, with a body that may be anything. */
    ask: (id: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}/images/${id}/results`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
        redirect: 'manual'
      })
  }
}
