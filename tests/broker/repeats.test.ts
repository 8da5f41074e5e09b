import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'

const run = promisify(execFile)

/** What these commands log, without the times. */
async function logged(commands: string): Promise<string[]> {
  const script = `set -u; . apps/broker/log.sh; . apps/broker/repeats.sh; ${commands}`
  const { stdout } = await run('bash', ['-c', script])
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^\[.*?\] /, ''))
}

const CRASH = `for i in {1..90}; do log_once error "queue 'images' <0.$i.0>: [{noproc,\\"x\\"}] \\$(x)"; done`

t.test('a repeated message is one line, then one with a count', async (t) => {
  const message = `queue 'images' <0.1.0>: [{noproc,"x"}] $(x)`
  t.strictSame(await logged(`${CRASH}; log_once warn other; SECONDS=60; summarize_repeats`), [
    `ERROR (rabbitmq): ${message}`,
    'WARN (rabbitmq): other',
    `ERROR (rabbitmq): 89 more times within 60 s: ${message}`
  ])
})

t.test('counts at most once a minute, and forgets what does not come again', async (t) => {
  const minutes = 'SECONDS=60; summarize_repeats; SECONDS=119; summarize_repeats; SECONDS=120'
  const lines = await logged(
    `${CRASH}; ${minutes}; summarize_repeats; log_once error "queue 'images'"`
  )
  t.match(lines, [/^ERROR.*<0.1.0>/, /^ERROR.*89 more/, /^ERROR \(rabbitmq\): queue 'images'$/])
  t.equal(lines.length, 3)
})
