type Where = { step?: number; treatment?: string; parameter?: string; allowed?: unknown }

/** What is wrong in a recipe, at which step (the first is 1), and what is allowed there. */
export class RecipeError extends Error {
  override name = 'RecipeError'
  declare step?: number
  declare treatment?: string
  declare parameter?: string
  declare allowed?: unknown

  constructor(message: string, where: Where = {}) {
    super(message)
    Object.assign(this, where)
  }
}
