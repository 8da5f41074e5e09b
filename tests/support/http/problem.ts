import type { Test } from 'tap'
import { assertDiscreet } from '../failures/assert-discreet.ts'

export type ProblemJson = { title: string; detail: string; [member: string]: unknown }

/** Asserts that the response is this problem (RFC 9457), and returns it. */
export async function assertProblem(
  t: Test,
  response: Response,
  expected: { status: number; code: string }
): Promise<ProblemJson> {
  const { status, code } = expected
  t.equal(response.status, status, `${code} is ${status}`)
  t.match(response.headers.get('content-type'), /^application\/problem\+json/)
  const problem = (await response.json()) as ProblemJson
  t.match(problem, { type: `urn:revelado:problem:${code}`, status, title: /./, detail: /./ })
  assertDiscreet(problem.detail)
  return problem
}
