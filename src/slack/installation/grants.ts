import type { Installation } from '@slack/oauth';
import type { DomainContext } from '../../domain/core/context.ts';
import { listGrantsWithout, replaceEncrypted } from '../../domain/organizations/slack-installation.ts';
import type { Logger } from '../../logger.ts';
import { type Encryption, UndecryptableError } from '../../secrets/encryption.ts';

/** The workspace or enterprise that a grant is for: a grant is what Slack gives wgw when it is added there. */
export function idOfGrant(grant: Installation): string | undefined {
  return grant.isEnterpriseInstall ? grant.enterprise?.id : grant.team?.id;
}

interface OpenedGrant {
  readonly grant: Installation;
  /** Whether it is encrypted with the first secret. */
  readonly isCurrent: boolean;
}

/**
 * Decrypts the grant that is stored for a workspace or enterprise.
 *
 * @returns `undefined` where none of the secrets decrypts it, or it is the grant of another one.
 */
export function openGrant(
  encryption: Encryption,
  id: string,
  encrypted: Uint8Array,
): OpenedGrant | undefined {
  try {
    const { text, isCurrent } = encryption.decrypt(encrypted, id);
    const grant = JSON.parse(text) as Installation;
    // Those that the first version encrypted are not bound to the record.
    return idOfGrant(grant) === id ? { grant, isCurrent } : undefined;
  } catch (error) {
    if (!(error instanceof UndecryptableError)) throw error;
    // It stays as it is: the secret may come back.
    return undefined;
  }
}

/** Logs grants that cannot be used, and how to mend that. */
export function reportUnreadable(logger: Logger, workspaceIds: readonly string[]): void {
  logger.error(
    { workspaceIds: workspaceIds.slice(0, MOST_NAMED), count: workspaceIds.length },
    'The stored Slack grant of these workspaces cannot be decrypted: put the APP_SECRET that encrypted it back at the ' +
      'end of the list, or have wgw added to them again',
  );
}

const MOST_NAMED = 20;
const BATCH = 100;

interface ReencryptOptions {
  readonly domain: DomainContext;
  readonly encryption: Encryption;
  readonly logger: Logger;
}

/**
 * Encrypts with the first secret every stored grant that is encrypted with another, so that the others can be removed.
 * A grant that is replaced or removed meanwhile is left alone. Those that cannot be decrypted are logged.
 *
 * @throws where the database does not answer.
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
        // The first version's format stays until the secret changes: replicas of that version may still run.
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
