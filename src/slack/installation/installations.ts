import type { InstallationStore } from '@slack/oauth';
import type { DomainContext } from '../../domain/core/context.ts';
import {
  findInstallation,
  removeInstallation,
  saveInstallation,
} from '../../domain/organizations/slack-installation.ts';
import type { Logger } from '../../logger.ts';
import type { Encryption } from '../../secrets/encryption.ts';
import { NotInstalledError } from '../api/not-installed-error.ts';
import { idOfGrant, openGrant, reencryptGrants, reportUnreadable } from './grants.ts';

export interface SlackInstallations extends InstallationStore {
  /** Removes the grant of a workspace, or of a whole Enterprise Grid, unless it was installed again after `until`. */
  forget(workspaceId: string, until: Date): Promise<void>;
  /** Encrypts every stored grant with the first secret. */
  reencrypt(): Promise<void>;
}

interface StoreOptions {
  readonly domain: DomainContext;
  readonly encryption: Encryption;
  readonly logger: Logger;
}

/** Creates the store in which OAuth keeps the grants: the database, encrypted. */
export function createInstallationStore(options: StoreOptions): SlackInstallations {
  const { domain, encryption, logger } = options;
  return {
    async storeInstallation(installation) {
      const id = idOfGrant(installation);
      if (id === undefined) throw new Error('Slack installed wgw without naming the workspace.');
      await saveInstallation(domain, id, encryption.encrypt(JSON.stringify(installation), id));
    },
    async fetchInstallation(query) {
      const id = idOf(query);
      const encrypted = await findInstallation(domain, id);
      if (encrypted === undefined) throw new NotInstalledError();
      const opened = openGrant(encryption, id, encrypted);
      if (opened !== undefined) return opened.grant;
      reportUnreadable(logger, [id]);
      throw new NotInstalledError();
    },
    async forget(workspaceId, until) {
      await removeInstallation(domain, workspaceId, until);
    },
    reencrypt: () => reencryptGrants(options),
  };
}

interface InstallationKey {
  readonly isEnterpriseInstall: boolean;
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
}

function idOf({ isEnterpriseInstall, teamId, enterpriseId }: InstallationKey): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new Error('Slack asked for an installation without naming the workspace.');
  return id;
}
