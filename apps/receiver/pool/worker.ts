import type { Log } from '#lib/logger.ts'
import type { Answer, Hello, TaskName, Tasks, Versions } from './protocol.ts'
import { type Resident, residentOf } from './resident.ts'
import { type ProcessOptions, startProcess } from './start-process.ts'
import { type Death, OwnFault, Refused, WorkerDied, WorkerTrouble } from './worker-errors.ts'

export type WorkerOptions = ProcessOptions & { log: Log }
export type Worker = ReturnType<typeof startWorker>

/** Starts a process that develops one image at a time. */
export function startWorker({ log, ...options }: WorkerOptions) {
  const { child, pid, lastWords } = startProcess(options)
  const { ready, exited, answered, onMessage, onEnd } = createExchange()
  let killedFor: Death | undefined
  let peak = 0

  /** SIGKILL: nothing else ends libvips in the middle. */
  function kill(death: Death) {
    killedFor ??= death
    child.kill('SIGKILL')
  }
  function end(detail: string) {
    const words = `${detail} ${lastWords()}`.trim()
    if (killedFor) log.debug({ pid, reason: killedFor, peak }, 'worker ended')
    else log.warn({ pid, words }, 'worker died')
    onEnd(new WorkerDied(killedFor ?? 'crashed', { peak, detail }), words)
  }
  child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`))
  child.on('error', (err) => end(err.message))
  child.on('message', (message: Hello | Answer) => {
    onMessage(message)
    if ('ready' in message) log.debug({ pid }, 'worker ready')
    // what it holds is not known
    if ('outOfMemory' in message) kill('overgrown')
  })

  return {
    pid,
    ready,
    exited,
    kill,
    alive: () => !killedFor && child.exitCode === null && child.signalCode === null,

    /** @throws Refused, OwnFault, WorkerDied, WorkerTrouble */
    ask<Name extends TaskName>(task: Name, asked: Tasks[Name]['asked']) {
      const answer = answered()
      if (child.connected) child.send({ task, asked }, () => {})
      return answer as Promise<Tasks[Name]['answer']>
    },

    /** Its memory now; undefined once it is gone. */
    look(): Resident | undefined {
      const found = residentOf(pid)
      peak = Math.max(peak, found?.bytes ?? 0)
      return found
    }
  }
}

/** One question and one answer at a time, until the worker's end. */
function createExchange() {
  const hello = Promise.withResolvers<Versions>()
  const exit = Promise.withResolvers<void>()
  let pending: PromiseWithResolvers<unknown> | undefined
  let dead: WorkerDied | undefined
  // a worker that nobody waits for may fail to start
  hello.promise.catch(() => {})

  return {
    ready: hello.promise,
    exited: exit.promise,
    answered(): Promise<unknown> {
      if (dead) return Promise.reject(dead)
      pending = Promise.withResolvers()
      return pending.promise
    },
    onMessage(message: Hello | Answer) {
      if ('ready' in message) hello.resolve(message.ready)
      else if ('answer' in message) pending?.resolve(message.answer)
      else pending?.reject(errorOf(message))
    },
    onEnd(death: WorkerDied, words: string) {
      dead = death
      hello.reject(new WorkerTrouble(`a worker did not start: ${words}`))
      pending?.reject(death)
      exit.resolve()
    }
  }
}

function errorOf(message: Exclude<Answer, { answer: unknown }>): Error {
  if ('refused' in message) return new Refused(message.refused, { cause: message.cause })
  if ('outOfMemory' in message) return new WorkerDied('overgrown', { detail: message.outOfMemory })
  if ('fault' in message) return Object.assign(new OwnFault(message.fault.message), message.fault)
  const { message: text, stack, errno } = message.trouble
  const trouble = new WorkerTrouble(text)
  return Object.assign(trouble, stack && { stack }, errno && { code: errno })
}
