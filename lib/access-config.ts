import { z } from 'zod'
import { readKeysVariable } from './api-keys.ts'

/** ASCII without spaces, so that a header and a form field can carry it unchanged. */
const secret = z
  .string()
  .regex(/^[!-~]{16,}$/, 'at least 16 ASCII letters, digits or punctuation marks, without spaces')

const apiKeys = z.string().transform((value, { addIssue }) => {
  const { keys, faults } = readKeysVariable(value)
  for (const fault of faults) addIssue(fault)
  return keys
})

const signingKeys = z
  .string()
  .transform((text) => text.split(/\s+/).filter((key) => key !== ''))
  .pipe(z.array(secret).min(1))

export const SIGNABLE = ['results', 'originals'] as const
export type Signable = (typeof SIGNABLE)[number]

const signables = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(SIGNABLE, { error: `${SIGNABLE.join(', ')}, or both with a comma` })))

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine((all) => all.every(isOrigin), 'https://HOST or http://HOST:PORT, several with commas')

/** As browsers send it. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** Who may do what. */
export const accessVariables = {
  API_KEYS: apiKeys.default([]),
  SIGNING_KEY: signingKeys.default([]),
  ALLOW_ORIGINS: origins.default([]),
  REQUIRE_SIGNATURE: signables.default([]),
  OPERATOR_TOKEN: secret.optional()
}

export const ACCESS_SECRETS = ['OPERATOR_TOKEN', 'API_KEYS', 'SIGNING_KEY']

type Given = { SIGNING_KEY: string[]; REQUIRE_SIGNATURE: Signable[] }

/** What is wrong with variables together. */
export function accessFaults({ SIGNING_KEY, REQUIRE_SIGNATURE }: Given): string[] {
  if (REQUIRE_SIGNATURE.length === 0 || SIGNING_KEY.length > 0) return []
  return ['REQUIRE_SIGNATURE is set, but no SIGNING_KEY that links could be signed with']
}
