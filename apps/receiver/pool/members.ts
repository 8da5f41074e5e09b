import { WORKER_BYTES } from './gauge.ts'
import { createMember, type Member } from './member.ts'
import { memoryOf } from './memory-of.ts'
import type { WorkerOptions } from './worker.ts'

export type MembersOptions = WorkerOptions & {
  /** Called when a worker may have freed memory. */
  onFreed(): void
}

export type Members = ReturnType<typeof createMembers>

/** All workers, with and without a job. */
export function createMembers({ onFreed, ...options }: MembersOptions) {
  const members = new Set<Member>()
  const memory = memoryOf(members)
  let closed = false

  function start(): Member {
    const member = createMember(options)
    members.add(member)
    member.worker.exited.then(() => {
      member.busy()
      members.delete(member)
      onFreed()
    })
    return member
  }

  return {
    isClosed: () => closed,
    /** Ends all workers, for good. */
    close() {
      closed = true
      for (const member of members) member.end('stopped')
    },
    list: () => [...members],
    start,
    /** A worker without a job, or a new one. */
    take(makesViews = false): Member {
      const member = idleOf(members, makesViews) ?? start()
      member.makesViews = makesViews
      member.busy()
      member.grant(WORKER_BYTES)
      return member
    },
    putBack(member: Member) {
      if (closed || !member.worker.alive()) return member.end('stopped')
      member.grant(0)
      member.look()
      member.rest()
    },
    /** One that has grown makes way for a new one. */
    renew(member: Member) {
      member.end('stopped')
      start().rest()
    },
    ...endings(members, memory),
    ...memory
  }
}

/** Those that made views are left for views: whoever moves a slider should not wait for a start. */
function idleOf(members: Set<Member>, makesViews: boolean): Member | undefined {
  const idle = [...members].filter(({ isIdle }) => isIdle())
  return idle.find((one) => one.makesViews === makesViews) ?? (makesViews ? idle[0] : undefined)
}

function endings(members: Set<Member>, { reclaimable }: ReturnType<typeof memoryOf>) {
  const idle = () => [...members].filter(({ isIdle }) => isIdle())
  return {
    endIdle() {
      for (const member of idle()) member.end('stopped')
    },
    /** Ends as many workers without a job as it takes to free so much, if that is enough. */
    reclaim(bytes: number) {
      if (bytes > reclaimable()) return
      let freed = 0
      for (const member of idle()) {
        if (freed >= bytes) return
        freed += member.excess()
        member.end('stopped')
      }
    }
  }
}
