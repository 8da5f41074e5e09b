import type { Publisher } from '#lib/broker/publisher.ts'
import type { View, ViewReply } from '#lib/broker/view.ts'
import type { Delivery } from './delivery.ts'

/** Never throws. */
type MakeView = (view: View) => Promise<ViewReply>

/**
 * Makes the view that a message asks for, and replies. Whoever asked waits only for moments: it is
 * tried once, and never by a second receiver.
 */
export function createOnView(makeView: MakeView, publisher: Pick<Publisher, 'reply'>) {
  return async function onView(delivery: Delivery, view: View): Promise<void> {
    const lost = { trouble: 'a receiver was lost' }
    publisher.reply(delivery, delivery.isSuspect ? lost : await makeView(view))
    delivery.ack()
  }
}
