import { once } from 'node:events'
import { createServer } from 'node:net'

/** Between the ports of brokers and those that systems give to whoever asks for any. */
const [LOWEST, HIGHEST] = [13_000, 29_999]

/**
 * A loopback port that nobody listens on, and that nobody gets who listens on port 0: proxies of other
 * tests did, before the program that it was for had started.
 */
export async function freePort(): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1))
  return (await isFree(port)) ? port : freePort()
}

export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  const free = await once(server, 'listening').then(
    () => true,
    () => false
  )
  server.close()
  return free
}
