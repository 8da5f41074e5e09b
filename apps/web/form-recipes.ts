/** The recipes that a form's fields ask for: `recipe`, which may come more than once. */
export function formRecipes(fields: [name: string, value: string][]): string[] {
  return fields
    .filter(([name, value]) => name === 'recipe' && value !== '')
    .map(([, value]) => value)
}
