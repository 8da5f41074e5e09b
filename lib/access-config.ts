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

/** Who may do what. */
export const accessVariables = {
  API_KEYS: apiKeys.default([]),
  OPERATOR_TOKEN: secret.optional()
}

export const ACCESS_SECRETS = ['OPERATOR_TOKEN', 'API_KEYS']
