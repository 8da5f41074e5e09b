/** The file's name in quotes, or "The file" without one. */
export const fileOf = (name?: string) => (name === undefined ? 'The file' : `"${name}"`)
