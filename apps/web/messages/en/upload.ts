/** The home page with scripts: photographs on their way, recipes being written. */
export const upload = {}
