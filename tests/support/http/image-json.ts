import type { ImageJson } from '../../../apps/web/results/image-json.ts'

export const recipesOf = (image: ImageJson) => image.results.map(({ recipe }) => recipe)
export const imageOf = async (response: Response) => (await response.json()) as ImageJson
