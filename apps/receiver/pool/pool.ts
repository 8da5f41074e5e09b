import type { Lane } from '#lib/broker/lanes.ts'
import type { Member } from './member.ts'
import { createMembers, type Members, type MembersOptions } from './members.ts'
import type { Versions } from './protocol.ts'
import { createTurns } from './turns.ts'
import { watchMembers } from './watch-members.ts'
import type { Worker } from './worker.ts'
import { WorkerDied } from './worker-errors.ts'

/** How often a worker is started for one job. */
const STARTS = 3

export type Pool = ReturnType<typeof createPool>

type Options = MembersOptions & {
  /** How many images are developed at once, besides those that take long. */
  size: number
  /** Bytes for all workers together. */
  memory: number
  /** Called when an image has to wait for others. */
  onWait(): void
}

/** `grant` tells how many bytes the job may take, the worker's own included. */
type Use<T> = (worker: Worker, grant: (bytes: number) => void) => Promise<T>

/** Keeps the processes that develop: started when needed, kept warm for a while, gone when idle. */
export function createPool({ size, memory, onWait, ...options }: Options) {
  const members = createMembers(options)
  const turns = createTurns(size, onWait)
  const views = createTurns(1, () => {})
  const stopWatching = watchMembers(members, { memory, onLooked: options.onFreed })
  let versions: Versions | undefined
  const noteVersions = (found: Versions) => {
    versions = found
  }
  const useWorker = <T>(using: Omit<Using<T>, 'noteVersions'>): Promise<T> =>
    useMember(members, { ...using, noteVersions })

  return {
    ...members,
    /** Runs `use` with a worker of its own, which is killed when the time is over. */
    use: <T>(use: Use<T>, timeoutMs: number, lane: Lane = 'images'): Promise<T> =>
      turns.during(lane, () => useWorker({ use, timeoutMs, makesViews: false })),

    /** The same for views, one at a time: they take little, and do not wait for images being developed. */
    useForView: <T>(use: Use<T>, timeoutMs: number): Promise<T> =>
      views.during('first', () => useWorker({ use, timeoutMs, makesViews: true })),

    /** Lets nothing more begin: what waits for a worker is rejected with WorkerDied. */
    finish: () => [turns, views].map(({ close }) => close()),

    /** Starts a worker before there is work for it. */
    warmUp: () => members.putBack(members.start()),
    /** How many images are being developed. */
    busy: turns.running,
    /** Known once a worker has started. */
    versions: () => versions,

    /** Kills all workers. */
    close() {
      stopWatching()
      members.close()
    }
  }
}

type Using<T> = {
  use: Use<T>
  timeoutMs: number
  makesViews: boolean
  noteVersions: (found: Versions) => void
}

async function useMember<T>(
  members: Members,
  { use, timeoutMs, makesViews, noteVersions }: Using<T>
): Promise<T> {
  if (members.isClosed()) throw new WorkerDied('stopped')
  const member = await takeReady(members, makesViews)
  const { worker } = member
  noteVersions(await worker.ready)
  const overdue = setTimeout(() => worker.kill('overdue'), timeoutMs)
  try {
    return await use(worker, member.grant)
  } finally {
    clearTimeout(overdue)
    members.putBack(member)
  }
}

/** Starts another worker when one dies at its start, which is not the job's fault. */
async function takeReady({ take, isClosed }: Members, makesViews: boolean): Promise<Member> {
  for (let tries = 1; ; tries++) {
    const member = take(makesViews)
    try {
      await member.worker.ready
      return member
    } catch (err) {
      if (isClosed()) throw new WorkerDied('stopped')
      if (tries === STARTS) throw err
    }
  }
}
