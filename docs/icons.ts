import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const PUBLIC = join(import.meta.dirname, '../public')
const FOLDER = join(PUBLIC, 'icons')

/** Density, in DPI, that renders the 32 units of the SVG as `size` pixels; at 72 a unit is a pixel. */
const density = (size: number) => (72 * size) / 32

/** Browsers use icon.svg as it is; phones and desktops need it as PNG. */
const svg = await readFile(join(PUBLIC, 'icon.svg'), 'utf8')
/** Without rounded corners, because launchers crop maskable icons to their own shape. */
const maskable = svg.replace('rx="6"', '')

export const icons = [
  { file: 'icon-192.png', size: 192, svg },
  { file: 'icon-512.png', size: 512, svg },
  { file: 'maskable-512.png', size: 512, svg: maskable }
]

export function drawIcon({ svg, size }: { svg: string; size: number }): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svg), { density: density(size) }).resize(size, size)
  return drawn.png({ palette: true, compressionLevel: 9 }).toBuffer()
}

if (import.meta.main) {
  await mkdir(FOLDER, { recursive: true })
  for (const icon of icons) await writeFile(join(FOLDER, icon.file), await drawIcon(icon))
}
