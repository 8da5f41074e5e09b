import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { SECOND_MS } from '#lib/units.ts'
import { pathOf } from '../http/errors.ts'
import { Problem } from '../http/problem.ts'

export type SignedLinks = ReturnType<typeof createSignedLinks>

/** The signature comes last, with or without base64's padding: all before it is signed as it stands. */
const SIGNED = /^(.*)[?&]sig=([\w-]{43})(?:=|%3D)?$/
const SECOND = /^\d{1,12}$/

type Asked = { exp?: unknown; sig?: unknown; ask?: unknown }

/** Links that open one address until a moment, whoever has them. The first key signs, all are valid. */
export function createSignedLinks(keys: string[]) {
  return {
    areOn: keys.length > 0,

    /** `path` may have a query. @returns the link, as it stands in a page of any site */
    sign(path: string, ends: number): string {
      const signed = `${path}${path.includes('?') ? '&' : '?'}exp=${ends}`
      return `${signed}&sig=${sign(signed, keys[0] ?? '')}`
    },

    /**
     * The second at which the request's link ends; undefined: the address is not that of a link.
     * @throws Problem link-expired, link-altered or link-unsigned
     */
    endOf(request: FastifyRequest): number | undefined {
      const { exp, sig, ask } = request.query as Asked
      if (exp === undefined && sig === undefined) {
        if (ask === undefined) return undefined
        throw new Problem('link-unsigned')
      }
      const [, signed = '', signature = ''] = SIGNED.exec(request.url) ?? []
      const isRight = keys.some((key) => isSame(signature, sign(signed, key)))
      if (!isRight || typeof exp !== 'string' || !SECOND.test(exp)) {
        throw new Problem('link-altered', { parameters: { path: pathOf(request) } })
      }
      const ends = Number(exp)
      if (ends * SECOND_MS > Date.now()) return ends
      const expiredAt = new Date(ends * SECOND_MS).toISOString()
      throw new Problem('link-expired', { parameters: { expiredAt } })
    }
  }
}

function sign(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
