/** The page of who runs the darkroom. */
export const operators = {}
