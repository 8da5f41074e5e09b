import type { FastifyInstance } from 'fastify'
import { type Config, ConfigError } from '#lib/config.ts'

/**
 * Listens on HOST; by default on all addresses, of IPv4 alone where there is no IPv6.
 * @throws ConfigError when the port is taken or the address cannot be used
 */
export async function listen(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>) {
  try {
    await listenOn(host ?? '::')
  } catch (err) {
    const { code } = err as NodeJS.ErrnoException
    if (host === undefined && (code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL')) {
      return await listenOn('0.0.0.0')
    }
    if (code === 'EADDRINUSE') {
      throw new ConfigError(`PORT=${port} is taken by another program: stop it, or set PORT`)
    }
    if (code === undefined) throw err
    throw new ConfigError(`cannot listen on HOST=${host ?? '::'} PORT=${port}: ${code}`)
  }

  async function listenOn(address: string) {
    await app.listen({ host: address, port, listenTextResolver: (url) => `listening on ${url}` })
  }
}
