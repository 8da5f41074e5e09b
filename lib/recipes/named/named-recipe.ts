/** `recipe` is the canonical text that `@name` stands for. */
export type NamedRecipe = {
  name: string
  recipe: string
}
