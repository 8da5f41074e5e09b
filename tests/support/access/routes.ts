import type { FastifyInstance } from 'fastify'

/** Every route as `METHOD /path`, without those that only answer 405 and without HEAD, OPTIONS, files. */
export async function routesOf(app: FastifyInstance): Promise<string[]> {
  await app.ready()
  const paths = pathsIn(app.printRoutes({ commonPrefix: false }))
  const each = await Promise.all(
    paths.map(async (path) => {
      const { headers } = await app.inject({ method: 'OPTIONS', url: path })
      return String(headers.allow)
        .split(', ')
        .filter(isOwn)
        .map((method) => `${method} ${path}`)
    })
  )
  return each.flat().sort()
}

const isOwn = (method: string) => method !== 'HEAD' && method !== 'OPTIONS'

/** The router prints a tree: four characters a level, then the part of the path. */
function pathsIn(tree: string): string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = ''] = /^([│ ]*[├└]── )(\S+)/.exec(line) ?? []
    if (part === '' || part === '*') return []
    const level = indent.length / 4
    above.length = level - 1
    above.push(part)
    return above.join('').replace(/^\/{2,}/, '/')
  })
}
