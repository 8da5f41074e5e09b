import type { Page } from 'playwright-core'

export type Carried = { name: string; mimeType: string; buffer: Buffer }

/** Drops files on the page, or pastes them, by script. */
export async function bring(page: Page, how: 'drop' | 'paste', files: Carried[]) {
  const carried = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64')
  }))
  const transfer = await page.evaluateHandle((carried) => {
    const transfer = new (Reflect.get(globalThis, 'DataTransfer'))()
    for (const { name, mimeType, base64 } of carried) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: mimeType }))
    }
    return transfer
  }, carried)
  if (how === 'paste') return transfer.evaluate(paste)
  await page.dispatchEvent('h1', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('h1', 'drop', { dataTransfer: transfer })
}

/** Runs in the page, as Playwright cannot create clipboard events. */
function paste(clipboardData: object) {
  const ClipboardEvent = Reflect.get(globalThis, 'ClipboardEvent')
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true })
  Reflect.get(globalThis, 'document').body.dispatchEvent(event)
}

/** Drops files or folders of the disk on the page, as a user would. */
export async function dropFromDisk(page: Page, paths: string[]) {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data })
  }
}

/** Slow enough to be watched. */
export async function sendSlowly(page: Page, bytesPerSecond: number) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond
  })
}
