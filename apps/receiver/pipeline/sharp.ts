import sharp from 'sharp'

/** The only libvips loaders that may parse untrusted files: those of the formats we accept. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif']

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: LOADERS.map((loader) => `VipsForeignLoad${loader}`) })

/** librsvg runs no scripts, and reads no files but those beside the drawing. */
export function allowSvg() {
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] })
}

// Every original is read once, so that libvips' cache would only cost memory.
sharp.cache(false)

// The receiver develops an image per core at once: one thread each has the highest throughput.
sharp.concurrency(1)

export { sharp }
