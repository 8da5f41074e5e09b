import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'

const AT_ONCE = 8

/** Sends the same image that many times, cheaply: kept connections, raw bodies. Returns the ids. */
export async function upload(url: string, image: Buffer, recipe: string, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
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
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  agent.destroy()
  return ids
}
