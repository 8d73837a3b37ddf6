import type { WebClient } from '@slack/web-api';
import type { DomainContext } from '../../domain/core/context.ts';
import type { Logger } from '../../logger.ts';
import type { ReportFailure } from '../../outage.ts';
import type { TimeLimits } from '../../time-limits.ts';
import type { PostToResponseUrl } from '../api/response-url.ts';

/** What the listeners stand on; made once, when the app starts. */
export interface SlackContext {
  readonly domain: DomainContext;
  /** Who sends the emails, as invitees see it: tells inviters which sender to watch for. */
  readonly sender: string;
  /** Where this app is reached, for the avatars in what it shows. */
  readonly publicUrl: string;
  /** Where WeGotWork itself lives, if that is known. */
  readonly appUrl: string | undefined;
  /** Where wgw is added to a workspace; absent where it has one workspace's token. */
  readonly installUrl: string | undefined;
  /** A client for a workspace; rejects with NotInstalledError. Asked for where it is needed: it may take the database. */
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly postToResponseUrl: PostToResponseUrl;
  readonly logger: Logger;
  readonly report: ReportFailure;
  readonly timeLimits: TimeLimits;
}
