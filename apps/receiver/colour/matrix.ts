export type Vector = [number, number, number]
export type Matrix3 = [Vector, Vector, Vector]

export function times(matrix: Matrix3, [x, y, z]: Vector): Vector {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as Vector
}

export function multiply(left: Matrix3, right: Matrix3): Matrix3 {
  return left.map((row) =>
    [0, 1, 2].map((column) =>
      row.reduce((sum, value, i) => sum + value * ((right[i] as Vector)[column] as number), 0)
    )
  ) as Matrix3
}

/** By the adjugate; of a matrix without inverse, not finite. */
export function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix3): Matrix3 {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  const adjugate: Matrix3 = [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d]
  ]
  return adjugate.map((row) => row.map((value) => value / determinant)) as Matrix3
}
