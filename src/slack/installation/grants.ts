import type { Installation } from '@slack/oauth';
import type { DomainContext } from '../../domain/core/context.ts';
import { listGrantsWithout, replaceEncrypted } from '../../domain/organizations/slack-installation.ts';
import type { Logger } from '../../logger.ts';
import { type Encryption, UndecryptableError } from '../../secrets/encryption.ts';

/** The id of the workspace or enterprise that gave wgw a grant. */
export function idOfGrant(grant: Installation): string | undefined {
  return grant.isEnterpriseInstall ? grant.enterprise?.id : grant.team?.id;
}

interface OpenedGrant {
  readonly grant: Installation;
  /** Whether it is encrypted with the first secret. */
  readonly isCurrent: boolean;
}

/**
 * Decrypts the stored grant of a workspace or enterprise.
 *
 * @returns `undefined` if none of the secrets decrypts it, or if it belongs to another one.
 */
export function openGrant(
  encryption: Encryption,
  id: string,
  encrypted: Uint8Array,
): OpenedGrant | undefined {
  try {
    const { text, isCurrent } = encryption.decrypt(encrypted, id);
    const grant = JSON.parse(text) as Installation;
    // The grants that the first version encrypted are not bound to their row.
    return idOfGrant(grant) === id ? { grant, isCurrent } : undefined;
  } catch (error) {
    if (!(error instanceof UndecryptableError)) throw error;
    // The stored grant stays unchanged: the operator may bring the secret back.
    return undefined;
  }
}

/** Logs that grants cannot be used, with a remedy. */
export function reportUnreadable(logger: Logger, workspaceIds: readonly string[]): void {
  logger.error(
    { workspaceIds: workspaceIds.slice(0, MAX_NAMED), count: workspaceIds.length },
    'The stored Slack grant of these workspaces cannot be decrypted: put the APP_SECRET that encrypted it back at the ' +
      'end of the list, or have wgw added to them again',
  );
}

const MAX_NAMED = 20;
const BATCH = 100;

interface ReencryptOptions {
  readonly domain: DomainContext;
  readonly encryption: Encryption;
  readonly logger: Logger;
}

/**
 * Encrypts every stored grant with the first secret, so that an operator can remove the others. Does not touch a grant that
 * is replaced or removed meanwhile. Logs grants that cannot be decrypted.
 *
 * @throws if the database does not answer.
 */
export async function reencryptGrants({ domain, encryption, logger }: ReencryptOptions): Promise<void> {
  const unreadable: string[] = [];
  let reencrypted = 0;
  let afterId = '';
  for (;;) {
    const batch = await listGrantsWithout(domain, encryption.header, { afterId, limit: BATCH });
    const last = batch.at(-1);
    if (last === undefined) break;
    afterId = last.id;
    await Promise.all(
      batch.map(async (stored) => {
        const opened = openGrant(encryption, stored.id, stored.encrypted);
        if (opened === undefined) unreadable.push(stored.id);
        // A grant in the first version's format stays until the secret changes: replicas of that version may still run.
        if (opened === undefined || opened.isCurrent) return;
        const replacement = encryption.encrypt(JSON.stringify(opened.grant), stored.id);
        if (await replaceEncrypted(domain, stored, replacement)) reencrypted += 1;
      }),
    );
  }
  if (reencrypted > 0)
    logger.info({ count: reencrypted }, 'Stored Slack grants were encrypted with the first APP_SECRET');
  if (unreadable.length > 0) reportUnreadable(logger, unreadable);
}
