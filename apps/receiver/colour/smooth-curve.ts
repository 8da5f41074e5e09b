type Point = [x: number, y: number]

/**
 * A curve through all points, in order of x, that does not overshoot between them: F. Fritsch and
 * R. Carlson, Monotone Piecewise Cubic Interpolation (1980), with the slopes of F. Fritsch and
 * J. Butland (1984).
 */
export function smoothCurve(points: Point[]): (x: number) => number {
  const widths = points.slice(1).map(([x], i) => x - at(points, i)[0])
  const slopes = points.slice(1).map(([, y], i) => (y - at(points, i)[1]) / at(widths, i))
  const tangents = points.map((_, i) => {
    const [before, after] = [slopes[i - 1], slopes[i]]
    if (before === undefined || after === undefined) return before ?? after ?? 0
    if (before * after <= 0) return 0
    const [left, right] = [at(widths, i - 1), at(widths, i)]
    const total = 3 * (left + right)
    return total / ((2 * right + left) / before + (right + 2 * left) / after)
  })
  return (x) => {
    const next = points.findIndex(([end], i) => i > 0 && x <= end)
    const i = (next < 0 ? points.length - 1 : next) - 1
    const width = at(widths, i)
    const t = (x - at(points, i)[0]) / width
    return (
      at(points, i)[1] * (1 + 2 * t) * (1 - t) ** 2 +
      at(points, i + 1)[1] * t ** 2 * (3 - 2 * t) +
      width * t * (1 - t) * (at(tangents, i) * (1 - t) - at(tangents, i + 1) * t)
    )
  }
}

function at<T>(list: T[], index: number): T {
  return list[index] as T
}
