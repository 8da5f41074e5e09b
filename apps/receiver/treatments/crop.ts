import type { Parameters } from '#lib/treatments/index.ts'
import { areaOf } from '#lib/treatments/parameters/places.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'
import { UndevelopableError } from '../pipeline/undevelopable.ts'

export function crop({ region }: Parameters<'crop'>): Operation {
  return {
    framewise: true,
    ways: (before) => {
      const area = areaOf(region, before)
      if (area.width === before.width && area.height === before.height) return []
      return [{ from: 'extractBefore', apply: (pipeline) => pipeline.extract(area) }]
    },
    after: (before) => {
      const { width, height } = areaOf(region, before)
      if (width > 0 && height > 0) return { ...before, width, height }
      throw nothingLeft(region, before)
    }
  }
}

function nothingLeft(region: string, { width, height }: Picture): UndevelopableError {
  const parameters = { region, width, height }
  return new UndevelopableError({ code: 'nothing-left', parameters })
}
