/** The file's name in quotes, or « Le fichier » without one. */
export const fileOf = (name?: string) => (name === undefined ? 'Le fichier' : `« ${name} »`)
