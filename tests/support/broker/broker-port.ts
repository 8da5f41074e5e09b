import { once } from 'node:events'
import { createServer } from 'node:net'

/** Offset of the distribution port, which rabbitmqctl connects to. */
export const DISTRIBUTION_OFFSET = 20_000

/** A port for a local broker. It and its distribution port are below the ephemeral range. */
export async function brokerPort(): Promise<number> {
  const port = 12_800 - Math.ceil(Math.random() * 2700)
  const free = (await isFree(port)) && (await isFree(port + DISTRIBUTION_OFFSET))
  return free ? port : brokerPort()
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  const free = await once(server, 'listening').then(
    () => true,
    () => false
  )
  server.close()
  return free
}
