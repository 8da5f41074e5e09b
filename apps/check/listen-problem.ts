import { createServer } from 'node:net'

/**
 * The error code of listening on that port, such as `EADDRINUSE`, or undefined if it works. Without
 * a host it tries all IPv4 and IPv6 addresses.
 */
export async function listenProblem(port: number, host?: string): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown error'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
