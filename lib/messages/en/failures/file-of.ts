/** The file by its name, where it has one. */
export const fileOf = (name?: string) => (name === undefined ? 'The file' : `"${name}"`)
