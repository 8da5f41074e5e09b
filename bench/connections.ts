import { once } from 'node:events'
import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { inParallel } from './in-parallel.ts'

export const CONNECTIONS = 8

export type Exchange = RequestOptions & { path: string; body?: Buffer }
export type Answer = Pick<IncomingMessage, 'headers'> & { body: Buffer }

/**
 * Sends the requests over eight connections that are kept alive. Returns their answers in the same
 * order.
 * @throws if one of them has another status
 */
export async function exchange(url: string, asked: Exchange[], status: number): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const answers: Answer[] = []
  await inParallel(asked, CONNECTIONS, async ({ body, path, ...options }, i) => {
    const sending = request(`${url}${path}`, { agent, ...options })
    sending.end(body)
    const [response] = (await once(sending, 'response')) as [IncomingMessage]
    const answer = Buffer.concat(await response.toArray())
    if (response.statusCode !== status) throw new Error(`${response.statusCode} ${answer}`)
    answers[i] = { headers: response.headers, body: answer }
  })
  agent.destroy()
  return answers
}

export function bytesOf(answers: Answer[]): number {
  return answers.reduce((sum, { body }) => sum + body.length, 0)
}
