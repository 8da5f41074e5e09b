import { once } from 'node:events'
import { createServer } from 'node:net'

/** Above a broker's own port, what rabbitmqctl speaks to. */
export const DISTRIBUTION_OFFSET = 20_000

/** A port for a local broker: both it and the one that goes with it are below those of clients. */
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
