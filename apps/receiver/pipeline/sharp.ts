import sharp from 'sharp'

/** Who may touch bytes that strangers send: the loaders of the formats we name, and no other. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif']

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: LOADERS.map((loader) => `VipsForeignLoad${loader}`) })

/** librsvg reads no other files than those beside the drawing, and runs no scripts. */
export function allowSvg() {
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] })
}

// Every original is seen once: what libvips would remember is only memory.
sharp.cache(false)

// The receiver runs as many images as there are cores; a thread each is the fastest for them all.
sharp.concurrency(1)

export { sharp }
