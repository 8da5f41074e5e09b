import { animation, type FormatSample, rgb, rgba } from './sample.ts'

export async function gifs(): Promise<FormatSample[]> {
  const whole = await rgb().gif({ dither: 0 }).toBuffer()
  return [
    { format: 'GIF', kind: 'one picture', bytes: whole },
    { format: 'GIF', kind: 'with transparency', bytes: await rgba().gif().toBuffer() },
    { format: 'GIF', kind: 'animated', bytes: await animation().gif().toBuffer() },
    {
      format: 'GIF',
      kind: 'cut short',
      loses: 'what is missing',
      bytes: whole.subarray(0, whole.length * 0.8)
    }
  ]
}
