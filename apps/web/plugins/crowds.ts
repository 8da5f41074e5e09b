import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'
import { isTrusted } from '#lib/trusted-proxies.ts'
import { MINUTE_MS } from '#lib/units.ts'
import { clientAt, plain } from '../http/address-of.ts'

const SOFT_LIMIT = /^Max open files\s+(\d+)/m
/** Of the files that this process may have open; the others are for images, the broker and the log. */
const SHARE_OF_FILES = 0.8

/** So many connections of one address, and no more of all than leave files to work with. */
export default fp(
  async (app) => {
    const { maxConnections, trustedProxies } = app.config
    const counts = new Map<string, number>()
    let toldAt = Number.NEGATIVE_INFINITY
    const files = maxOpenFiles()
    if (files !== undefined) app.server.maxConnections = Math.floor(files * SHARE_OF_FILES)

    function change(client: string, by: number): number {
      const count = (counts.get(client) ?? 0) + by
      if (count > 0) counts.set(client, count)
      else counts.delete(client)
      return count
    }

    function refuse(socket: Socket, client: string) {
      socket.destroy()
      if (performance.now() - toldAt < MINUTE_MS) return
      toldAt = performance.now()
      app.log.warn({ client, maxConnections }, 'connections of a client refused')
    }

    app.server.on('connection', (socket: Socket) => {
      const address = plain(socket.remoteAddress ?? '')
      // behind a proxy are many clients
      if (isTrusted(address, trustedProxies)) return
      const client = clientAt(address)
      socket.once('close', () => change(client, -1))
      if (change(client, 1) > maxConnections) refuse(socket, client)
    })
  },
  { name: 'crowds' }
)

/** Undefined where it cannot be known. */
function maxOpenFiles(): number | undefined {
  try {
    const found = SOFT_LIMIT.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
    return found === undefined ? undefined : Number(found)
  } catch {
    return undefined
  }
}
