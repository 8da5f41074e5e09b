import { createServer } from 'node:net'

/** The error code that listening there gives; without a host, on every address of both families. */
export async function listenProblem(port: number, host?: string): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown error'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
