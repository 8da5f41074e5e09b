import { spawn } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

const PRELOAD = join(import.meta.dirname, '../../bin/one-signal.js')

/** Loads, and is then too busy to hear signals one by one, as pm2 is while all its processes end. */
const PM2 = `
  let told = 0
  setTimeout(() => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => { told += 1 })
    console.log('busy')
    for (const until = Date.now() + 1000; Date.now() < until; );
    setTimeout(() => console.log('told', told), 100)
  }, 300)
  console.log('loading')
`

/** What it was told by the signals sent while it printed each word. */
async function told(signals: Record<string, NodeJS.Signals[]>): Promise<string | undefined> {
  // without what tap loads into each process: that listens to signals as well
  const node = ['-u', 'NODE_OPTIONS', 'node', '--import', PRELOAD]
  const child = spawn('env', [...node, '--eval', PM2])
  let output = ''
  for await (const text of child.stdout) {
    output += text
    for (const signal of signals[String(text).trim()] ?? []) child.kill(signal)
  }
  return output.trim().split('\n').at(-1)
}

t.test('however many signals come at the same moment, pm2 is told once', async (t) => {
  t.equal(await told({ busy: ['SIGTERM', 'SIGTERM', 'SIGINT'] }), 'told 1')
})

t.test('nor does it count what comes before pm2 listens', async (t) => {
  t.equal(await told({ loading: ['SIGTERM'], busy: ['SIGTERM', 'SIGINT'] }), 'told 1')
})
