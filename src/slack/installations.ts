import type { Installation, InstallationStore } from '@slack/oauth';
import type { Domain } from '../domain/domain.ts';
import {
  findInstallation,
  removeInstallation,
  saveInstallation,
} from '../domain/organizations/slack-installation.ts';
import type { Encryption } from '../secrets/encryption.ts';

/** The workspace has not installed wgw, or no longer has it: nothing can be done there until it does. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';

  constructor() {
    super('wgw is not installed in this workspace.');
  }
}

export interface SlackInstallations extends InstallationStore {
  /** Forgets what was installed up to a moment; what was installed anew since then stays. */
  forget(installed: InstallationKey, until: Date): Promise<void>;
}

/** Where OAuth keeps the workspaces' tokens: in the database, encrypted. */
export function createInstallationStore(domain: Domain, encryption: Encryption): SlackInstallations {
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('Slack installed wgw without naming the workspace.');
      await saveInstallation(domain, id, encryption.encrypt(JSON.stringify(installation)));
    },
    async fetchInstallation(query) {
      const encrypted = await findInstallation(domain, idOf(query));
      if (encrypted === undefined) throw new NotInstalledError();
      return JSON.parse(encryption.decrypt(encrypted)) as Installation;
    },
    async forget(installed, until) {
      await removeInstallation(domain, idOf(installed), until);
    },
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
