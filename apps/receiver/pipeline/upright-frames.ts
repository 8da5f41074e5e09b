import type { Operation } from './operation.ts'

/** How a picture is mirrored, then turned clockwise, by its EXIF orientation: CIPA DC-008, 4.6.5.1.6. */
const STEPS: Record<number, { mirror: boolean; angle: number }> = {
  2: { mirror: true, angle: 0 },
  3: { mirror: false, angle: 180 },
  4: { mirror: true, angle: 180 },
  5: { mirror: true, angle: 270 },
  6: { mirror: false, angle: 90 },
  7: { mirror: true, angle: 90 },
  8: { mirror: false, angle: 270 }
}

/** libvips turns no animation: each frame is turned by itself. */
export function uprightFrames(orientation: number): Operation[] {
  const { mirror, angle } = STEPS[orientation] ?? { mirror: false, angle: 0 }
  return [...(mirror ? [mirrored] : []), ...(angle === 0 ? [] : [turned(angle)])]
}

const mirrored: Operation = {
  framewise: true,
  ways: () => [{ from: 'flip', apply: (pipeline) => pipeline.flop() }]
}

function turned(angle: number): Operation {
  return {
    framewise: true,
    ways: (before) => [
      { from: 'rotate', buffers: before, apply: (pipeline) => pipeline.rotate(angle) }
    ],
    after: (before) =>
      angle === 180 ? before : { ...before, width: before.height, height: before.width }
  }
}
