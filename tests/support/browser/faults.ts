import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What axe-core finds wrong on the page in its current state, and where. */
export async function faultsOf(page: Page): Promise<string[]> {
  // takes a third of the time: no frames, which our pages do not have, and no passed rules
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
