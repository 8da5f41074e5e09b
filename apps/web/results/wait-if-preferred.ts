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
  const awaited = listenIfPreferred(needs, request, wanted)
  try {
    return await waitForAwaited(needs, { request, reply }, awaited)
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
  { request, reply }: Exchange,
  awaited: Awaited[]
): Promise<(ResultState | undefined)[]> {
  const wait = preferredWait(request.headers.prefer)
  if (wait === undefined) return []
  reply.headers(preferenceApplied(wait))
  return await waitForResults(needs, awaited, wait)
}

export function endListening(awaited: Awaited[]) {
  for (const { subscription } of awaited) subscription.end()
}

/** Whether the client waited for them, and all are done or failed. */
export function areSettled(states: (ResultState | undefined)[]): boolean {
  return states.length > 0 && states.every((state) => state && isSettled(state))
}
