import sharp from 'sharp'

/** Photographs that are ours: drawn, then given the light and the grain of film. */
export async function ridge(width = 1500, height = 1000): Promise<Buffer> {
  const layers = [0.46, 0.54, 0.63, 0.74, 0.88].map((base, depth) => {
    const shade = 1 - depth / 4
    const color = `rgb(${mix(24, 176, shade)},${mix(34, 152, shade)},${mix(46, 160, shade)})`
    return `<path fill="${color}" d="${outline(width, height, base, depth)}"/>`
  })
  return develop(
    width,
    height,
    `<defs>
      <linearGradient id="sky" x2="0" y2="1">
        <stop offset="0" stop-color="#3d5f8f"/><stop offset=".38" stop-color="#c9a9a0"/>
        <stop offset=".52" stop-color="#f6cf94"/>
      </linearGradient>
      <radialGradient id="sun"><stop offset="0" stop-color="#fffbe6"/>
        <stop offset=".22" stop-color="#ffeebb"/><stop offset="1" stop-color="#ffcf7a00"/></radialGradient>
    </defs>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>
    <circle cx="${width * 0.66}" cy="${height * 0.4}" r="${height * 0.42}" fill="url(#sun)"/>
    <circle cx="${width * 0.66}" cy="${height * 0.4}" r="${height * 0.05}" fill="#fffdf2"/>
    ${layers.join('')}`
  )
}

export async function pears(width = 1000, height = 1300): Promise<Buffer> {
  const pear = (x: number, y: number, scale: number, tilt: number, light: string, dark: string) =>
    `<radialGradient id="p${x}" cx=".34" cy=".4" r=".8"><stop offset="0" stop-color="${light}"/>
      <stop offset="1" stop-color="${dark}"/></radialGradient>
    <g transform="translate(${x} ${y}) rotate(${tilt}) scale(${scale})">
      <path fill="#4a2f18" d="M-6-232q6-56 30-74l8 8q-18 22-22 66z"/>
      <path fill="url(#p${x})" d="M0-240c56 0 66 60 82 118 18 60 78 96 78 178 0 92-72 144-160 144s-160-52-160-144c0-82 60-118 78-178 16-58 26-118 82-118z"/>
    </g>`
  const shadow = (x: number, y: number, r: number) =>
    `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r / 5}" fill="#1a0f08" opacity=".55" filter="url(#soft)"/>`
  return develop(
    width,
    height,
    `<defs><filter id="soft"><feGaussianBlur stdDeviation="18"/></filter>
      <linearGradient id="wall" x2="1" y2="1"><stop offset="0" stop-color="#8d8f86"/>
        <stop offset="1" stop-color="#2e2f2d"/></linearGradient>
      <linearGradient id="table" x2="0" y2="1"><stop offset="0" stop-color="#7a4a2b"/>
        <stop offset="1" stop-color="#2e180c"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#wall)"/>
    <rect y="${height * 0.66}" width="${width}" height="${height * 0.34}" fill="url(#table)"/>
    ${shadow(470, 1040, 230)}${shadow(760, 1090, 190)}
    ${pear(400, 850, 1.05, -6, '#f2d66a', '#4d5a17')}${pear(690, 900, 0.95, 9, '#e9a24b', '#5c2413')}`
  )
}

/** Softens the edges of the drawing and lays grain over it. */
async function develop(width: number, height: number, drawing: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 7 }
    }
  })
    .png()
    .toBuffer()
  return sharp(Buffer.from(svg))
    .flatten()
    .blur(1.1)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** A ridge as a sum of waves: the nearer, the rougher. */
function outline(width: number, height: number, base: number, depth: number): string {
  const points = Array.from({ length: 151 }, (_, i) => {
    const x = i / 150
    const rough = [1, 2.3, 4.1, 9.7, 23, 51].map(
      (wave, n) => Math.sin(x * wave * 6.3 + depth * 11 + n * 4.7) / (n + 1.4) ** 1.55
    )
    const y = base - 0.075 * rough.reduce((sum, one) => sum + one, 0)
    return `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`
  })
  return `M0,${height}L${points.join('L')}L${width},${height}z`
}

function mix(near: number, far: number, share: number): number {
  return Math.round(near + (far - near) * share)
}
