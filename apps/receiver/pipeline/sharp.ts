import sharp from 'sharp'

/** The only libvips loaders that may parse untrusted files: those of the formats we accept. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif']

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: LOADERS.map((loader) => `VipsForeignLoad${loader}`) })

/** The first bytes in hex: anything that starts with a tag. */
export const SVG_SIGNATURE = /^(efbbbf)?(09|0a|0d|20)*3c/

let svgAllowed = false

/** From memory only: librsvg would read files that lie beside a drawing in a file. */
export function allowSvg() {
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] })
  svgAllowed = true
}

export function isSvgAllowed(): boolean {
  return svgAllowed
}

// Every original is read once, so that libvips' cache would only cost memory.
sharp.cache(false)

// The receiver develops an image per core at once: one thread each has the highest throughput.
sharp.concurrency(1)

export { sharp }
