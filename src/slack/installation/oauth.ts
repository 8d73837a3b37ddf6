import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Installation, InstallProvider, type OrgInstallation } from '@slack/oauth';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackCredentials } from '../../config.ts';
import type { DomainContext } from '../../domain/core/context.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { identifyActor } from '../../domain/identity/identify-actor.ts';
import type { Logger } from '../../logger.ts';
import { installedWorkspace, lookUpPerson } from '../api/people.ts';
import { botScopes } from '../api/scopes.ts';
import { boltLogger } from '../bolt/bolt-logger.ts';
import { explainError } from '../reply/error-texts.ts';
import type { SlackInstallations } from './installations.ts';

export interface OauthOptions {
  readonly credentials: Extract<SlackCredentials, { kind: 'oauth' }>;
  readonly publicUrl: string;
  readonly apiUrl: string;
  readonly clientOptions: WebClientOptions;
  readonly installations: SlackInstallations;
  readonly domain: DomainContext;
  readonly logger: Logger;
}

/** Adds wgw to workspaces, and finds the tokens of those that did. */
export interface Oauth {
  readonly provider: InstallProvider;
  readonly installations: SlackInstallations;
  /** `GET /slack/install`: a page with the "Add to Slack" button. */
  install(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** `GET /slack/oauth_redirect`: the page to which Slack returns the browser. */
  callback(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createOauth(options: OauthOptions): Oauth {
  const { credentials, publicUrl, clientOptions, installations, logger } = options;
  const provider = new InstallProvider({
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    stateSecret: credentials.stateSecret,
    installationStore: installations,
    authorizationUrl: new URL('../../oauth/v2/authorize', options.apiUrl).href,
    clientOptions,
    logger: boltLogger(logger),
  });
  const urlOptions = { scopes: botScopes, redirectUri: `${publicUrl}/slack/oauth_redirect` };
  return {
    provider,
    installations,
    install: (request, response) => provider.handleInstallPath(request, response, {}, urlOptions),
    callback: (request, response) =>
      provider.handleCallback(request, response, {
        failure: (error, _options, _request, answer) => explainFailure(logger, error, answer),
        afterInstallation: async (installation) => {
          await foundOrganization(options, installation);
          return true;
        },
      }),
  };
}

/** Answers with 400. The library would answer with 500, even to a person who pressed Cancel. */
function explainFailure(logger: Logger, error: Error, response: ServerResponse): void {
  logger.warn({ err: error }, 'wgw was not added to a workspace');
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
  const why = error instanceof DomainError ? explainError(error) : undefined;
  const next = why ?? 'Go back to Slack, or start again from the install page.';
  response.end(`wgw was not added to your workspace. ${next}\n`);
}

/** Makes the person who installs wgw the Administrator, if the workspace has no organization yet. */
async function foundOrganization(
  { domain, clientOptions, logger }: OauthOptions,
  installation: Installation | OrgInstallation,
): Promise<void> {
  try {
    const client = new WebClient(installation.bot?.token, clientOptions);
    const workspace = await installedWorkspace(client);
    const userId = installation.user.id;
    const person = await lookUpPerson(client, workspace, userId);
    if ('reason' in person) return;
    const { name, email, pictureUrl, isOwner } = person;
    await identifyActor(domain, {
      workspaceId: workspace.id,
      workspaceName: workspace.name,
      userId,
      name,
      email,
      pictureUrl,
      mayFoundOrganization: true,
      isOwner,
    });
  } catch (error) {
    // The installation is valid all the same: the first owner or admin who types a command founds the organization.
    logger.warn({ err: error }, 'Whoever installed wgw could not be made Administrator');
  }
}
