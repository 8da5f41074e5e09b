import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bytesOf, exchange } from './connections.ts'
import { processorMs } from './processor-time.ts'
import { measured, type Run } from './run.ts'

const RANGE = '^3.1.1'
/** Kept, so that it is downloaded once. */
const FOLDER = join(tmpdir(), 'revelado-bench-ipx')

export type Ipx = Awaited<ReturnType<typeof startIpx>>

/** Starts ipx from npm on the photographs of a folder; undefined if it cannot be installed. */
export async function startIpx(photographs: string) {
  const version = await install().catch((err: Error) => console.log(`without ipx: ${err.message}`))
  if (!version) return undefined
  const server = fork(join(import.meta.dirname, 'ipx-server.ts'), [FOLDER, photographs])
  const [port] = await once(server, 'message')

  return {
    version,
    develop(files: string[], modifiers: string): Promise<Run> {
      const asked = files.map((file) => ({ path: `/${modifiers}/${file}` }))
      const look = () => ({ ipx: processorMs(server.pid ?? 0) })
      return measured(files.length, look, async () => {
        const answers = await exchange(`http://127.0.0.1:${port}`, asked, 200)
        return () => bytesOf(answers)
      })
    },
    stop: () => server.disconnect()
  }
}

async function install(): Promise<string> {
  const options = ['--no-audit', '--no-fund', '--prefix', FOLDER]
  await promisify(execFile)('npm', ['install', ...options, `ipx@${RANGE}`])
  const manifest = await readFile(join(FOLDER, 'node_modules/ipx/package.json'), 'utf8')
  return JSON.parse(manifest).version
}
