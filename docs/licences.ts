import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const LOCK = join(import.meta.dirname, '../package-lock.json')
const PAGE = join(import.meta.dirname, 'licences.md')

type Licence = string | { type: string }[]
type Package = { version: string; license?: Licence; dev?: true; devOptional?: true }

/** Packages whose own files name no licence in a form that npm reads. */
const READ_BY_HAND: Record<string, string> = {
  // its LICENSE file
  'cli-tableau': 'MIT'
}

/** What is in the image besides npm's packages. */
const OTHERS = `| part | licence |
|---|---|
| [RabbitMQ](https://github.com/rabbitmq/rabbitmq-server), in the base image | MPL-2.0 |
| [Erlang/OTP](https://github.com/erlang/otp), in the base image | Apache-2.0 |
| Ubuntu's packages, in the base image | each in \`/usr/share/doc/*/copyright\` |
| [Node.js](https://github.com/nodejs/node/blob/main/LICENSE) and what it contains | MIT and others |
| [jemalloc](https://github.com/jemalloc/jemalloc) | BSD-2-Clause |
| DejaVu Sans, for watermarks | \`fonts/LICENSE\` |
| libheif-js, only with \`--build-arg HEIC=1\` | LGPL-3.0 |`

/** Packages of npm that the image may contain, by licence: `MIT: fastify 5.12.8, …`. */
export async function licencesOf(lockFile: string): Promise<Map<string, string[]>> {
  const { packages } = JSON.parse(await readFile(lockFile, 'utf8'))
  const byLicence = new Map<string, string[]>()
  for (const [path, one] of Object.entries<Package>(packages)) {
    if (path === '' || one.dev || one.devOptional) continue
    const name = path.replace(/^.*node_modules\//, '')
    const licence = licenceOf(name, one)
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${name} ${one.version}`])
  }
  return byLicence
}

function licenceOf(name: string, { license }: Package): string {
  if (Array.isArray(license)) return license.map(({ type }) => type).join(' or ')
  const known = license ?? READ_BY_HAND[name]
  if (!known) throw new Error(`${name} names no licence: read it, and add it to ${import.meta.url}`)
  // the same licence in two spellings
  return known === 'Apache-2' ? 'Apache-2.0' : known
}

export async function licencesPage(lockFile: string): Promise<string> {
  const rows = [...(await licencesOf(lockFile))]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([licence, names]) => `| ${licence} | ${[...new Set(names)].sort().join(', ')} |`)
  return `# Licences of what is in the image

\`npm run docs\` writes this page from \`package-lock.json\`. Of sharp's packages, which are named for each
platform, only those of the machine's own are installed. \`npm run sbom\` prints all as CycloneDX.

Revelado is MIT. pm2, a program of its own in the image, is AGPL-3.0: mind that if you redistribute the
image with a modified pm2. libvips (LGPL-3.0) is loaded as a shared library, and can be replaced.

${OTHERS}

## Packages of npm

| licence | packages |
|---|---|
${rows.join('\n')}
`
}

if (import.meta.main) await writeFile(PAGE, await licencesPage(LOCK))
