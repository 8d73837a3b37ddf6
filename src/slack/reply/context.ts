import type { WebClient } from '@slack/web-api';
import type { DomainContext } from '../../domain/core/context.ts';
import type { Logger } from '../../logger.ts';
import type { ReportFailure } from '../../outage.ts';
import type { TimeLimits } from '../../time-limits.ts';
import type { PostToResponseUrl } from '../api/response-url.ts';

/** What every listener uses. Made once, when the app starts. */
export interface SlackContext {
  readonly domain: DomainContext;
  /** The sender of the emails, as invitees see it. Inviters read which sender to look for. */
  readonly sender: string;
  /** The address of this app, for the avatars that it serves. */
  readonly publicUrl: string;
  /** The address of WeGotWork itself, if it is configured. */
  readonly appUrl: string | undefined;
  /** Where an admin adds wgw to a workspace; absent if one workspace's token is configured. */
  readonly installUrl: string | undefined;
  /** A client for a workspace; rejects with NotInstalledError. Call it only if needed: it may query the database. */
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly postToResponseUrl: PostToResponseUrl;
  readonly logger: Logger;
  readonly report: ReportFailure;
  readonly timeLimits: TimeLimits;
}
