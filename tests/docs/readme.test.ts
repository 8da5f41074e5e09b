import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

const README = join(import.meta.dirname, '../../README.md')
const SAMPLES = ['photo.jpg', 'one.jpg', 'two.jpg', 'a.jpg', 'b.jpg']
/** Streams have no end: curl is stopped. */
const STREAM_SECONDS = 2

/**
 * Each command after its own text, so that a failure names it; the variables that one sets are there
 * for the next. curl prints the status of each answer.
 */
const PREAMBLE = `
curl() {
  case " $* " in
    *" -N "*) timeout ${STREAM_SECONDS} curl "$@" >stream.txt; [ $? = 124 ] ;;
    *) command curl "$@" ;;
  esac
}
`
const CURL_SETTINGS =
  'silent\nshow-error\nmax-time = 30\nwrite-out = "%{stderr}status %{http_code}\\n"'

/** Those that talk to a server: in the blocks for a shell, and in the table of routes. */
function commandsOf(readme: string): string[] {
  const parts = readme.matchAll(/^```sh\n(.*?)^```|`(curl [^`]*)`/gms)
  return [...parts].flatMap(([, block, inline]) => (inline ? [inline] : commandsIn(block ?? '')))
}

function commandsIn(block: string): string[] {
  const lines = block.replaceAll('\\\n', ' ').split('\n')
  return lines.filter((line) => line.includes('curl ') && !line.startsWith('#'))
}

const darkroom = await openDarkroom(t)
await darkroom.start()
// not t.testdir(), which is the darkroom's
const folder = await mkdtemp(join(tmpdir(), 'revelado-readme-'))
t.teardown(() => rm(folder, { recursive: true, force: true }))
await Promise.all(
  SAMPLES.map(async (name, i) => writeFile(join(folder, name), await photo(60, 40, i + 1)))
)
await writeFile(join(folder, '.curlrc'), CURL_SETTINGS)

t.test('every command of the README does what it says', async (t) => {
  const commands = commandsOf(await readFile(README, 'utf8'))
  t.ok(commands.length >= 15, `${commands.length} commands`)
  const script = [PREAMBLE]
  for (const [i, command] of commands.entries()) {
    const here = command.replaceAll('http://localhost:8080', darkroom.url)
    script.push(`echo "command ${i}" >&2`, here, 'echo "exit $?" >&2')
  }
  const env = { ...process.env, CURL_HOME: folder, HOME: folder }
  const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }
  const { stderr } = await promisify(execFile)('bash', ['-c', script.join('\n')], options)
  const told = stderr.split(/^command \d+\n/m).slice(1)
  t.equal(told.length, commands.length)
  for (const [i, command] of commands.entries()) {
    t.match(told[i], /^exit 0$/m, command)
    t.notMatch(told[i], /^status ([45]|000)/m, command)
  }
  const print = await readFile(join(folder, 'print.png'))
  t.equal(print.toString('latin1', 1, 4), 'PNG')
  t.equal((await readFile(join(folder, 'thumb.webp'))).toString('latin1', 8, 12), 'WEBP')
  t.match(await readFile(join(folder, 'stream.txt'), 'utf8'), /^event: result$/m)
})
