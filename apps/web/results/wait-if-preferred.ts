import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { preferenceApplied, preferredWait } from '../http/prefer.ts'
import { type WaitNeeds, type Wanted, waitForResults } from './wait-for-results.ts'

type Asked = { request: FastifyRequest; reply: FastifyReply }

/** As long as `Prefer: wait` says, which the reply then confirms. Without it, no states. */
export async function waitIfPreferred(
  needs: WaitNeeds,
  { request, reply }: Asked,
  wanted: Wanted[]
): Promise<(ResultState | undefined)[]> {
  const wait = preferredWait(request.headers.prefer)
  if (wait === undefined) return []
  reply.headers(preferenceApplied(wait))
  return await waitForResults(needs, wanted, wait)
}

/** Whether it was waited for them, and not in vain. */
export function areSettled(states: (ResultState | undefined)[]): boolean {
  return states.length > 0 && states.every((state) => state && isSettled(state))
}
