import type { Person, Workspace } from './workspace.ts';
import type { World } from './world.ts';

export interface InstallOptions {
  /** Finishes in another browser, without the cookies of the install page: as if somebody had sent the link on. */
  readonly inAnotherBrowser?: boolean;
  /** Replaces the `state` parameter of the app. */
  readonly state?: string;
}

/**
 * Installs the app in a workspace as a browser does: the install page, then Slack's consent page, then back to the app
 * with a code and the app's cookies.
 */
export async function installApp(
  world: World,
  workspace: Workspace,
  person: Person,
  { inAnotherBrowser = false, state: otherState }: InstallOptions = {},
): Promise<{ status: number; url: string; body: string }> {
  if (world.client.appUrl === undefined) throw new Error('Slack does not know where the app listens.');
  const page = await fetch(new URL('/slack/install', world.client.appUrl), { redirect: 'manual' });
  const cookies = inAnotherBrowser ? [] : page.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const consent = consentUrl(page.headers.get('location') ?? (await page.text()));
  // Without a redirect URI, Slack uses the first one in the app's settings.
  const back = new URL(
    consent.searchParams.get('redirect_uri') ?? '/slack/oauth_redirect',
    world.client.appUrl,
  );
  const state = otherState ?? consent.searchParams.get('state') ?? '';
  const code = await workspace.emulator.approve({
    userId: person.id,
    clientId: consent.searchParams.get('client_id') ?? '',
    scope: consent.searchParams.get('scope') ?? '',
    redirectUri: back.href,
    state,
  });
  workspace.codes.add(code);
  back.search = new URLSearchParams({ code, state }).toString();
  const end = await fetch(back, { headers: { cookie: cookies.join('; ') } });
  return { status: end.status, url: end.url, body: await end.text() };
}

/** Finds Slack's consent page in a redirect or in the link of an install page. */
function consentUrl(source: string): URL {
  const found = source.replaceAll('&amp;', '&').match(/https?:\/\/[^"'\s]*\/oauth\/v2\/authorize[^"'\s]*/);
  if (!found) throw new Error(`The install page has no link to Slack's consent page: ${source}`);
  return new URL(found[0]);
}
