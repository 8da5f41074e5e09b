import sharp from 'sharp'

const COLOURS = [
  [220, 30, 30],
  [30, 200, 30],
  [30, 30, 220],
  [230, 220, 30]
]
/** The corners of a picture that stands upright: top left, top right, bottom left, bottom right. */
export const UPRIGHT = ['red', 'green', 'blue', 'yellow']
const [WIDTH, HEIGHT] = [600, 900]
export const PROPORTIONS = WIDTH / HEIGHT

/** Stored as a camera would that was held so; shown as EXIF says, it stands upright. */
export async function photographLying(orientation: number): Promise<Buffer> {
  const half = { width: WIDTH / 2, height: HEIGHT / 2 }
  const quarters = await Promise.all(
    COLOURS.map(async ([r = 0, g = 0, b = 0], i) => ({
      input: await sharp({ create: { ...half, channels: 3, background: { r, g, b } } })
        .png()
        .toBuffer(),
      left: (i % 2) * half.width,
      top: Math.floor(i / 2) * half.height
    }))
  )
  const upright = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#000' }
  })
    .composite(quarters)
    .png()
    .toBuffer()
  return await sharp(await laid(upright, orientation))
    .withMetadata({ orientation })
    .jpeg({ quality: 95 })
    .toBuffer()
}

/** What turns each orientation upright, undone. sharp flips before it turns. */
function laid(upright: Buffer, orientation: number): Promise<Buffer> {
  const picture = sharp(upright)
  const undone = [
    picture,
    picture.clone().flop(),
    picture.clone().rotate(180),
    picture.clone().flip(),
    picture.clone().rotate(90).flip(),
    picture.clone().rotate(270),
    picture.clone().rotate(270).flip(),
    picture.clone().rotate(90)
  ]
  return (undone[orientation - 1] ?? picture).png().toBuffer()
}

/** The corners by name; what is dark is not drawn yet. */
export function nameCorners(corners: number[][]): string[] {
  return corners.map((pixel) => UPRIGHT[COLOURS.findIndex((one) => isNear(one, pixel))] ?? 'black')
}

function isNear(colour: number[], pixel: number[]): boolean {
  return colour.every((value, i) => Math.abs(value - (pixel[i] ?? 0)) < 40)
}

/** For `page.evaluate`: the corners of each canvas or picture of that selector, as the page shows it. */
export const cornersShown = (selector: string) => `[...document.querySelectorAll(
  ${JSON.stringify(selector)}
)].map((shown) => {
  const width = shown.naturalWidth ?? shown.width
  const height = shown.naturalHeight ?? shown.height
  const copy = Object.assign(document.createElement('canvas'), { width, height })
  const context = copy.getContext('2d')
  if (width * height > 0) context.drawImage(shown, 0, 0)
  const [left, right] = [0.2 * width, 0.8 * width]
  const [top, bottom] = [0.2 * height, 0.8 * height]
  const places = [[left, top], [right, top], [left, bottom], [right, bottom]]
  const corners = places.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3))
  return { corners, proportions: width / height }
})`
