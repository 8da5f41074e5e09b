import { spawn } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

const PRELOAD = join(import.meta.dirname, '../../bin/one-signal.js')

/**
 * Takes time to load, then blocks its event loop, as pm2 does while its processes stop. Says whether
 * there was a moment without any listener, in which a signal would have killed it.
 */
const PM2 = `
  let received = 0
  let unguarded = false
  process.on('removeListener', (signal) => (unguarded ||= process.listenerCount(signal) === 0))
  setTimeout(() => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => { received += 1 })
    console.log('busy')
    for (const until = Date.now() + 1000; Date.now() < until; );
    setTimeout(() => console.log('received', received, unguarded ? 'unguarded' : 'guarded'), 100)
  }, 300)
  console.log('loading')
`

/** Sends the signals listed for each word once that word is printed; returns the last line. */
async function lastLine(signals: Record<string, NodeJS.Signals[]>): Promise<string | undefined> {
  // Without the loader that tap puts into each process, which also listens for signals
  const node = ['-u', 'NODE_OPTIONS', 'node', '--import', PRELOAD]
  const child = spawn('env', [...node, '--eval', PM2])
  let output = ''
  for await (const text of child.stdout) {
    output += text
    for (const signal of signals[String(text).trim()] ?? []) child.kill(signal)
  }
  return output.trim().split('\n').at(-1)
}

t.test('pm2 receives one signal, however many arrive at once', async (t) => {
  t.equal(await lastLine({ busy: ['SIGTERM', 'SIGTERM', 'SIGINT'] }), 'received 1 guarded')
})

t.test('a signal that arrives before pm2 listens does not count', async (t) => {
  t.equal(
    await lastLine({ loading: ['SIGTERM'], busy: ['SIGTERM', 'SIGINT'] }),
    'received 1 guarded'
  )
})
