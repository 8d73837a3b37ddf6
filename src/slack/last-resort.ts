import { AuthorizationError } from '@slack/bolt';
import type { Logger } from '../logger.ts';
import { postToResponseUrl } from './response-url.ts';
import { ephemeral } from './views/ephemeral.ts';

/**
 * Takes what no listener's boundary could: a workspace whose token is missing, whose people are told so, and
 * failures of telling, which are logged.
 */
export function lastResort(publicUrl: string, logger: Logger) {
  return async ({ error, body }: { error: Error; body: object }): Promise<void> => {
    logger.error({ err: error }, 'A request from Slack could not be answered');
    const responseUrl: unknown = 'response_url' in body ? body.response_url : undefined;
    if (!(error instanceof AuthorizationError) || typeof responseUrl !== 'string') return;
    const sentences = [
      'wgw could not find its installation in this workspace. Please try again in a moment.',
      `If that does not help, ask an admin of the workspace to add it again: ${publicUrl}/slack/install`,
    ];
    try {
      await postToResponseUrl(responseUrl, ephemeral(sentences));
    } catch (unanswered) {
      // Nothing is left to tell the person with.
      logger.error({ err: unanswered }, 'Slack did not take the answer either');
    }
  };
}
