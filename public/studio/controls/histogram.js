/**
 * How many pixels have each level, from dark to light; the highest bar is cut where it would flatten
 * all others.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Uint32Array | undefined} histogram
 */
export function drawHistogram(canvas, histogram) {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  if (!histogram) return
  const sorted = [...histogram].sort((one, other) => one - other)
  const most = Math.max(1, sorted[Math.floor(sorted.length * 0.98)] ?? 1)
  context.fillStyle = getComputedStyle(canvas).color
  const width = canvas.width / histogram.length
  histogram.forEach((count, level) => {
    const height = Math.min(1, count / most) * canvas.height
    context.fillRect(level * width, canvas.height - height, Math.ceil(width), height)
  })
}
