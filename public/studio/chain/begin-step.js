const LARGE_PX = 1600

/**
 * What a new step cannot be without, as far as it can be known: words and images are for the user to
 * choose.
 *
 * @param {string} name
 * @param {{ width: number, height: number }} photograph
 * @returns {Record<string, string>}
 */
export function beginStep(name, { width, height }) {
  if (name === 'crop') return { region: '10p.10p.80p.80p' }
  if (name !== 'resize') return {}
  const side = width < height ? 'height' : 'width'
  const longer = Math.max(width, height)
  return { [side]: String(longer > LARGE_PX ? LARGE_PX : Math.ceil(longer / 2)) }
}
