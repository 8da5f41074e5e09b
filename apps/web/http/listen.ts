import type { FastifyInstance } from 'fastify'
import { type Config, ConfigError } from '#lib/config.ts'

/**
 * Listens on HOST, or on every address of both families; where there is no IPv6, of one.
 * @throws ConfigError when that cannot be
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
    throw new ConfigError(`HOST=${host ?? '::'} PORT=${port} cannot be listened on: ${code}`)
  }

  async function listenOn(address: string) {
    await app.listen({ host: address, port, listenTextResolver: (url) => `listening on ${url}` })
  }
}
