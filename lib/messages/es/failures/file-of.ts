/** The file's name in quotes, or "El archivo" without one. */
export const fileOf = (name?: string) => (name === undefined ? 'El archivo' : `"${name}"`)
