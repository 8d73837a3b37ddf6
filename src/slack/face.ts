import type { Domain } from '../domain/domain.ts';
import type { Logger } from '../logger.ts';

/** What the listeners stand on; made once, when the app starts. */
export interface SlackFace {
  readonly domain: Domain;
  /** Who sends the emails, as invitees see it: tells inviters which sender to watch for. */
  readonly sender: string;
  readonly logger: Logger;
}
