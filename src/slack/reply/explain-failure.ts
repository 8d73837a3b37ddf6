import { DomainError } from '../../domain/core/errors.ts';
import { NotInstalledError } from '../api/not-installed-error.ts';
import { isTokenGone, slackErrorCode } from '../api/web-api-errors.ts';
import type { SlackContext } from './context.ts';
import { explainError } from './error-texts.ts';

/** Where nothing better is known. */
export const UNEXPECTED = 'Something went wrong on our side. Please try again in a moment.';

/**
 * A failure, as the person who asked reads it.
 *
 * @param unexpected said where it is nobody's doing; what happened goes to the log.
 */
export function explainFailure(
  { logger, report, installUrl }: SlackContext,
  error: unknown,
  unexpected: string,
): string {
  const refused = error instanceof DomainError ? explainError(error) : undefined;
  if (refused !== undefined) return refused;
  if (error instanceof NotInstalledError) return explainNoAccess(installUrl);
  if (isTokenGone(error)) {
    logger.error({ err: error }, 'Slack takes the token of the bot no longer');
    return explainNoAccess(installUrl);
  }
  if (slackErrorCode(error) === 'expired_trigger_id') {
    return 'Slack took too long to open the window. Please try again.';
  }
  report('error', { err: error }, 'A request from Slack failed');
  return unexpected;
}

function explainNoAccess(installUrl: string | undefined): string {
  const next =
    installUrl === undefined
      ? 'Ask whoever runs wgw to install it anew.'
      : `Ask an admin of the workspace to add it again: ${installUrl}`;
  return `wgw has lost its access to this workspace. ${next}`;
}
