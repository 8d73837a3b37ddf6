import type { Person, Workspace } from './workspace.ts';
import type { World } from './world.ts';

export interface InstallOptions {
  /** Comes back in a browser that did not see the install page: somebody was sent the address of another's consent. */
  readonly inAnotherBrowser?: boolean;
  /** Replaces the state that the app gave. */
  readonly state?: string;
}

/**
 * Adds the app to a workspace as a browser would: the install page, Slack's consent page, and back with a code and
 * the cookies that the app set.
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
  // Without one, Slack goes to the first that the app's settings name.
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
  if (!found) throw new Error(`The install page leads to no consent page of Slack's: ${source}`);
  return new URL(found[0]);
}
