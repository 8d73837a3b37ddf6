import { App, type ReceiverEvent } from '@slack/bolt';

const TOLD_ONCE = ['user_change', 'app_uninstalled', 'tokens_revoked'];

/**
 * Bolt acknowledges an event before anybody has dealt with it. Here, what Slack tells once is acknowledged when it is done:
 * where that fails, Slack sends it again (three times, within minutes).
 */
export class AcknowledgeAfterProcessingApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (!TOLD_ONCE.includes(event.body.event?.type)) return super.processEvent(event);
    await super.processEvent({ ...event, ack: async () => {} });
    await event.ack();
  }
}
