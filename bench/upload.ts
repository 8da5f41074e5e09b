import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'

const CONCURRENCY = 8

/** Uploads the same image `count` times, over keep-alive connections with raw bodies. Returns the ids. */
export async function upload(url: string, image: Buffer, recipe: string, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
  const headers = { 'content-type': 'image/jpeg', 'content-length': image.length }
  const ids: string[] = []
  let left = count

  async function send() {
    while (left-- > 0) {
      const sending = request(`${url}/images?recipe=${recipe}`, { agent, method: 'POST', headers })
      sending.end(image)
      const [response] = (await once(sending, 'response')) as [IncomingMessage]
      const body = (await response.toArray()).join('')
      if (response.statusCode !== 202) throw new Error(`${response.statusCode} ${body}`)
      ids.push(response.headers.location?.split('/').at(-1) ?? '')
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, send))
  agent.destroy()
  return ids
}
