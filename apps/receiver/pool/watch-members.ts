import type { Members } from './members.ts'

const WATCH_EVERY_MS = 250

type Options = {
  /** Bytes for all workers together. */
  memory: number
  onLooked(): void
}

/**
 * Looks at what memory the workers really have. When they take more than there is, those without a
 * job go, then the one that is furthest over its grant. @returns a function that stops it
 */
export function watchMembers(members: Members, { memory, onLooked }: Options): () => void {
  function watch() {
    if (members.list().length === 0) return
    for (const member of members.list()) {
      const { stopped } = member.look()
      if (stopped) member.end('crashed')
      else if (member.isGrown()) members.renew(member)
    }
    if (members.held() > memory) relieve(members)
    onLooked()
  }
  const timer = setInterval(watch, WATCH_EVERY_MS)
  return () => clearInterval(timer)
}

function relieve(members: Members) {
  members.endIdle()
  const [worst] = members
    .list()
    .filter(({ isOvergrown }) => isOvergrown())
    .sort((a, b) => b.excess() - a.excess())
  worst?.end('overgrown')
}
