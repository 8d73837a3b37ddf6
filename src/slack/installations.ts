import type { Installation, InstallationStore } from '@slack/oauth';
import type { Domain } from '../domain/domain.ts';
import {
  findInstallation,
  removeInstallation,
  saveInstallation,
} from '../domain/organizations/slack-installation.ts';
import type { Encryption } from '../encryption.ts';

export type SlackInstallations = Required<InstallationStore>;

/** Where OAuth keeps the workspaces' tokens: in the database, encrypted. */
export function createInstallationStore(domain: Domain, encryption: Encryption): SlackInstallations {
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('Slack installed wgw without naming the workspace.');
      await saveInstallation(domain, id, encryption.encrypt(JSON.stringify(installation)));
    },
    async fetchInstallation(query) {
      const encrypted = await findInstallation(domain, keyOf(query));
      if (encrypted === undefined) throw new Error('wgw is not installed in this workspace.');
      return JSON.parse(encryption.decrypt(encrypted)) as Installation;
    },
    async deleteInstallation(query) {
      await removeInstallation(domain, keyOf(query));
    },
  };
}

interface InstallationKey {
  readonly isEnterpriseInstall: boolean;
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
}

function keyOf({ isEnterpriseInstall, teamId, enterpriseId }: InstallationKey): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new Error('Slack asked for an installation without naming the workspace.');
  return id;
}
