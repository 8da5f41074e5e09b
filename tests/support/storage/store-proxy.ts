import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Test } from 'tap'

export type Asked = { method: string; url: string }
/** `fails`: with 503, and the store is not asked. */
export type Fate = { fails?: boolean; afterMs?: number }

/** Between a darkroom and its store: notes each request, and may delay it or have it fail. */
export async function openStoreProxy(
  t: Pick<Test, 'teardown'>,
  endpoint: string,
  fateOf: (asked: Asked) => Fate = () => ({}),
  address = '127.0.0.1'
) {
  const asked: Asked[] = []
  const target = new URL(endpoint)

  async function pass(near: IncomingMessage, answer: ServerResponse) {
    const one = { method: near.method ?? '', url: decodeURIComponent(near.url ?? '') }
    asked.push(one)
    const { fails = false, afterMs = 0 } = fateOf(one)
    if (afterMs > 0) await delay(afterMs)
    if (fails) {
      near.resume()
      return void answer.writeHead(503).end()
    }
    const { method, url: path, headers } = near
    // the host is signed, so it stays that of the proxy
    const far = request({ host: target.hostname, port: target.port, method, path, headers })
    far.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders)
      response.pipe(answer)
    })
    far.on('error', () => answer.destroy())
    near.on('error', () => far.destroy())
    near.pipe(far)
  }
  const server = createServer((near, answer) => void pass(near, answer))
  await new Promise<void>((listening) => server.listen(0, address, listening))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { endpoint: `http://${address}:${port}`, asked }
}
