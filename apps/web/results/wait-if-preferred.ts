import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { preferenceApplied, preferredWait } from '../http/prefer.ts'
import { type WaitNeeds, type Wanted, waitForResults } from './wait-for-results.ts'

type Exchange = { request: FastifyRequest; reply: FastifyReply }

/**
 * Waits as long as `Prefer: wait` asks, and confirms that in the reply. Returns no states without
 * it.
 */
export async function waitIfPreferred(
  needs: WaitNeeds,
  { request, reply }: Exchange,
  wanted: Wanted[]
): Promise<(ResultState | undefined)[]> {
  const wait = preferredWait(request.headers.prefer)
  if (wait === undefined) return []
  reply.headers(preferenceApplied(wait))
  return await waitForResults(needs, wanted, wait)
}

/** Whether the client waited for them, and all are done or failed. */
export function areSettled(states: (ResultState | undefined)[]): boolean {
  return states.length > 0 && states.every((state) => state && isSettled(state))
}
