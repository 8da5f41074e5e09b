import t, { type Test } from 'tap'
import { startProgram } from '../support/processes/program.ts'
import { waitFor } from '../support/wait-for.ts'

/** A process that stops in the given way; it says what it logs, and `ready`. */
async function open(t: Test, stop: string, graceMs = 20_000) {
  const source = `
    import { stopOnSignals } from '${import.meta.dirname}/../../lib/stop.ts'
    const say = (fields, text) => console.log(text ?? fields)
    const log = { debug: say, info: say, warn: say, error: say, fatal: say }
    let stops = 0
    stopOnSignals({ log, graceMs: ${graceMs}, stop: async () => { stops += 1; ${stop} } })
    process.on('SIGUSR2', () => { throw new Error('nobody catches this') })
    setInterval(() => {}, 1000)
    console.log('ready')
  `
  const entry = t.testdir({ 'program.ts': source })
  const program = startProgram(`${entry}/program.ts`, {})
  t.teardown(() => program.stop('SIGKILL'))
  await waitFor('the program', () => program.output().includes('ready'))
  return program
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`${signal} stops the process, which ends well`, async (t) => {
    const program = await open(t, '')
    program.kill(signal)
    t.strictSame(await program.exited, [0, null])
    t.match(program.output(), /stopping\nstopped\n$/)
  })
}

t.test('signals that follow do not stop it twice, nor cut it short', async (t) => {
  const program = await open(
    t,
    `await new Promise((done) => setTimeout(done, 400)); console.log('stops', stops)`
  )
  program.kill('SIGTERM')
  await waitFor('it to stop', () => program.output().includes('stopping'))
  program.kill('SIGTERM')
  program.kill('SIGINT')
  t.strictSame(await program.exited, [0, null])
  t.match(program.output(), /stopping\nstops 1\nstopped\n$/)
})

t.test('a stop that takes too long is given up', async (t) => {
  const program = await open(t, 'await new Promise(() => {})', 100)
  program.kill('SIGTERM')
  t.strictSame(await program.exited, [1, null])
  t.match(program.output(), /stopping\nstopped late/)
})

t.test('a stop that fails is told', async (t) => {
  const program = await open(t, `throw new Error('no way')`)
  program.kill('SIGTERM')
  t.strictSame(await program.exited, [1, null])
  t.match(program.output(), /could not stop cleanly\n$/)
})

t.test('an error that nobody caught stops it all the same, with code 1', async (t) => {
  const program = await open(t, '')
  program.kill('SIGUSR2')
  t.strictSame(await program.exited, [1, null])
  t.match(program.output(), /unexpected error\nstopping\nstopped\n$/)
})
