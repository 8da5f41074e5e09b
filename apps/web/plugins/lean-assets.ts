import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { withoutComments } from './without-comments.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8'
}

/**
 * Scripts and stylesheets of that folder are sent without their comments, which are for readers of the
 * sources: a quarter of all bytes.
 */
export async function sendLean(
  app: FastifyInstance,
  { root, prefix, headers }: { root: string; prefix: string; headers: Record<string, string> }
) {
  const files = await readLean(root)

  app.addHook('onRequest', async ({ url }, reply) => {
    const path = url.slice(prefix.length)
    const file = url.startsWith(prefix) ? files.get(path) : undefined
    if (!file) return
    return reply
      .headers(headers)
      .type(TYPES[extname(path)] ?? '')
      .send(file)
  })
}

async function readLean(root: string): Promise<Map<string, Buffer>> {
  const paths = await readdir(root, { recursive: true })
  const lean = paths
    .filter((path) => extname(path) in TYPES)
    .map(async (path) => {
      const text = withoutComments(await readFile(join(root, path), 'utf8'))
      return [`/${path}`, Buffer.from(text)] as const
    })
  return new Map(await Promise.all(lean))
}
