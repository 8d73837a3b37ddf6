import { DomainError } from '../../domain/core/errors.ts';
import { NotInstalledError } from '../api/not-installed-error.ts';
import { isTokenGone, slackErrorCode } from '../api/web-api-errors.ts';
import type { SlackContext } from './context.ts';
import { explainError } from './error-texts.ts';

/** The words for a failure that has none of its own. */
export const UNEXPECTED = 'Something went wrong on our side. Please try again in a moment.';

/**
 * What the caller reads of a failure. Logs failures that the caller cannot cause.
 *
 * @param unexpected the words for such a failure.
 */
export function explainFailure(
  { logger, report, installUrl }: SlackContext,
  error: unknown,
  unexpected: string,
): string {
  const refusal = error instanceof DomainError ? explainError(error) : undefined;
  if (refusal !== undefined) return refusal;
  if (error instanceof NotInstalledError) return explainLostAccess(installUrl);
  if (isTokenGone(error)) {
    logger.error({ err: error }, 'Slack takes the token of the bot no longer');
    return explainLostAccess(installUrl);
  }
  if (slackErrorCode(error) === 'expired_trigger_id') {
    return 'Slack took too long to open the window. Please try again.';
  }
  report('error', { err: error }, 'A request from Slack failed');
  return unexpected;
}

/**
 * What the caller reads of an error that a use case throws on purpose.
 *
 * @throws the error itself if it is another one, has no words, or is NOT_ALLOWED, which `withActor` explains.
 */
export function explainOrRethrow(error: unknown): string {
  const refusal = error instanceof DomainError && !error.is('NOT_ALLOWED') ? explainError(error) : undefined;
  if (refusal === undefined) throw error;
  return refusal;
}

function explainLostAccess(installUrl: string | undefined): string {
  const next =
    installUrl === undefined
      ? 'Ask whoever runs wgw to install it anew.'
      : `Ask an admin of the workspace to add it again: ${installUrl}`;
  return `wgw has lost its access to this workspace. ${next}`;
}
