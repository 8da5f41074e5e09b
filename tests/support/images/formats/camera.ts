import { heicOf } from '../heic.ts'
import { rawTiff } from '../raw-tiff.ts'
import { type FormatSample, HEIGHT, rgb, WIDTH } from './sample.ts'

const SENSOR: [number, number] = [2 * WIDTH, 2 * HEIGHT]

/** What cameras and phones write for themselves. */
export async function ofCameras(): Promise<FormatSample[]> {
  const inside = await rgb().jpeg({ quality: 90 }).toBuffer()
  const thumbnail = await rgb().resize(8).jpeg().toBuffer()
  return [
    {
      format: 'raw (NEF, CR2, CR3, DNG, ARW, ORF, RW2, PEF, RAF, SRW)',
      kind: 'with a JPEG inside, each side at least half the sensor’s',
      loses: 'the sensor’s own samples, of which that JPEG was made',
      bytes: rawTiff({ sensor: SENSOR, previews: [thumbnail, inside] })
    },
    {
      format: 'raw',
      kind: 'without one',
      bytes: rawTiff({ sensor: SENSOR, previews: [thumbnail] })
    },
    { format: 'HEIC', kind: 'without a decoder (README.md says how to add one)', bytes: heicOf() }
  ]
}
