import type { Member } from './member.ts'

/** What all workers together hold and may yet take, in bytes. */
export function memoryOf(members: Set<Member>) {
  const sum = (count: (member: Member) => number) =>
    [...members].reduce((total, member) => total + count(member), 0)

  return {
    held: () => sum(({ held }) => held()),
    /** Held beyond what the jobs were granted. */
    unpromised: () => sum(({ excess }) => excess()),
    /** What jobs may yet take of what they were granted. */
    outstanding: () => sum(({ held, resident }) => held() - resident()),
    /** What would be free without the workers that have no job. */
    reclaimable: () => sum((member) => (member.isIdle() ? member.excess() : 0)),
    workers: () => ({ count: members.size, resident: sum(({ resident }) => resident()) })
  }
}
