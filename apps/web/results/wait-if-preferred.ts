import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { preferenceApplied, preferredWait } from '../http/prefer.ts'
import {
  type Awaited,
  listenFor,
  type WaitNeeds,
  type Wanted,
  waitForResults
} from './wait-for-results.ts'

/** `wait`: seconds to wait where the request prefers none. */
type Exchange = { request: FastifyRequest; reply: FastifyReply; wait?: number | undefined }

/**
 * Waits as long as `Prefer: wait` asks, and confirms that in the reply. Returns no states where there is
 * no time to wait.
 */
export async function waitIfPreferred(
  needs: WaitNeeds,
  { request, reply, wait }: Exchange,
  wanted: Wanted[]
): Promise<(ResultState | undefined)[]> {
  const isAwaited = (preferredWait(request.headers.prefer) ?? wait) !== undefined
  const awaited = isAwaited ? listenFor(needs, wanted) : []
  try {
    return await waitForAwaited(needs, { request, reply, wait }, awaited)
  } finally {
    endListening(awaited)
  }
}

/** Listens before the results are asked for, if `Prefer: wait` will wait for them. */
export function listenIfPreferred(
  needs: Pick<WaitNeeds, 'changes'>,
  { headers }: FastifyRequest,
  wanted: Wanted[]
): Awaited[] {
  return preferredWait(headers.prefer) === undefined ? [] : listenFor(needs, wanted)
}

export async function waitForAwaited(
  needs: Pick<WaitNeeds, 'images'>,
  { request, reply, wait }: Exchange,
  awaited: Awaited[]
): Promise<(ResultState | undefined)[]> {
  const preferred = preferredWait(request.headers.prefer)
  const seconds = preferred ?? wait
  if (seconds === undefined) return []
  if (preferred !== undefined) reply.headers(preferenceApplied(preferred))
  return await waitForResults(needs, awaited, seconds)
}

export function endListening(awaited: Awaited[]) {
  for (const { subscription } of awaited) subscription.end()
}

/** Whether the client waited for them, and all are done or failed. */
export function areSettled(states: (ResultState | undefined)[]): boolean {
  return states.length > 0 && states.every((state) => state && isSettled(state))
}
