import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

/** Lines printed by a process that runs these statements with a `log`. */
function printed(config: object, statements: string): string[] {
  const logger = join(import.meta.dirname, '../../lib/logger.ts')
  const source = `
    import { createLogger } from ${JSON.stringify(logger)}
    const log = createLogger('web', ${JSON.stringify({ logLevel: 'info', logFormat: 'text', ...config })})
    ${statements}`
  const args = ['--input-type=module', '--eval', source]
  return execFileSync('node', args, { encoding: 'utf8' }).trimEnd().split('\n')
}

/** The same of one that kills itself. */
function killed(statements: string): string[] {
  try {
    return printed({}, statements)
  } catch (err) {
    return (err as { stdout: string }).stdout.trimEnd().split('\n')
  }
}

t.test('logs an event as one line: time, level, process, message, fields', async (t) => {
  const lines = printed({}, `log.info({ image: 'abc', bytes: 7 }, 'image accepted')`)
  t.equal(lines.length, 1)
  t.match(
    lines[0],
    /^\[\d\d:\d\d:\d\d\.\d{3}\] INFO \(web\): image accepted \{"image":"abc","bytes":7\}$/
  )
})

t.test('logs the same as one line of JSON with LOG_FORMAT=json', async (t) => {
  const lines = printed({ logFormat: 'json' }, `log.warn({ image: 'abc' }, 'image not developed')`)
  t.equal(lines.length, 1)
  t.match(JSON.parse(lines[0] ?? ''), {
    level: 'warn',
    time: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
    name: 'web',
    image: 'abc',
    msg: 'image not developed'
  })
})

t.test('logs nothing below the level', async (t) => {
  const all = `for (const level of ['debug', 'info', 'warn', 'error']) log[level](level + ' logged')`
  t.equal(printed({}, all).length, 3)
  t.equal(printed({ logLevel: 'debug' }, all).length, 4)
  t.match(printed({ logLevel: 'error' }, all), [/ERROR \(web\): error logged/])
})

t.test('escapes line breaks and colours in fields', async (t) => {
  const hostile = `log.info({ path: 'a\\n[00:00:00.000] FATAL (web): forged\\u001b[31m' }, 'image accepted')`
  for (const logFormat of ['text', 'json']) {
    const lines = printed({ logFormat }, hostile)
    t.equal(lines.length, 1)
    t.notMatch(lines[0], '\u001b')
  }
})

t.test('logs an error with its cause, in one line of JSON', async (t) => {
  const failing = `log.error({ err: new Error('upper', { cause: new Error('deeper') }) }, 'request failed')`
  const lines = printed({ logFormat: 'json' }, failing)
  t.equal(lines.length, 1)
  t.match(lines[0], /upper.*deeper/)
  t.match(printed({}, failing).join('\n'), /request failed[\s\S]*upper[\s\S]*deeper/)
})

t.test('gathers lines that follow each other, and neither loses nor delays one', async (t) => {
  const writes = printed(
    {},
    `import { writeSync } from 'node:fs'
    const mark = (text) => writeSync(1, text + '\\n')
    log.info('first'); mark('-- at once')
    log.info('second'); log.info('third'); mark('-- later')
    log.warn('fourth'); mark('-- a warning, and what came before it')
    log.info('fifth'); mark('-- the end')`
  )
  const told = writes.map((line) => /: (.*)$/.exec(line)?.[1] ?? line)
  t.strictSame(told, [
    'first',
    '-- at once',
    '-- later',
    'second',
    'third',
    'fourth',
    '-- a warning, and what came before it',
    '-- the end',
    'fifth'
  ])
  const later = `log.info('first'); log.info('second')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 400)`
  t.equal(killed(later).length, 2, 'they are written within a moment')
})
