import { App, type ReceiverEvent } from '@slack/bolt';

const AFTER_PROCESSING = ['user_change', 'app_uninstalled', 'tokens_revoked'];

/**
 * Bolt acknowledges an event before a listener handles it. wgw cannot ask Slack about these events later, so this class
 * acknowledges them only after they are handled. If that fails, Slack sends them again, three times within minutes.
 */
export class AcknowledgeAfterProcessingApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (!AFTER_PROCESSING.includes(event.body.event?.type)) return super.processEvent(event);
    await super.processEvent({ ...event, ack: async () => {} });
    await event.ack();
  }
}
