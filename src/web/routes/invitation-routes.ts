import type { DomainContext } from '../../domain/core/context.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { tokenIn } from '../../domain/core/link-token.ts';
import { acceptInvitation, declineInvitation } from '../../domain/invitations/lifecycle/answer.ts';
import {
  findInvitationByLink,
  type LinkedInvitation,
} from '../../domain/invitations/lifecycle/find-by-link.ts';
import { askForNewLink, newLinkAvailability } from '../../domain/invitations/lifecycle/new-link.ts';
import { type ReadBody, readForm } from '../http/body.ts';
import { type HttpResponse, pageResponse, redirectResponse } from '../http/response.ts';
import type { Exchange, Route } from '../http/router.ts';
import { type ClosedInvitation, closedInvitationPage } from '../pages/closed-invitation.ts';
import { joinedPage } from '../pages/joined.ts';
import { newLinkAskedPage } from '../pages/new-link-asked.ts';
import { openInvitationPage } from '../pages/open-invitation.ts';

export interface InvitationRouteOptions {
  readonly domain: DomainContext;
  readonly publicUrl: string;
  readonly supportEmail: string | undefined;
  readonly appUrl: string | undefined;
  readonly readBody: ReadBody;
}

/** The pages of an invitation's link. Opening them changes nothing: only the forms do. */
export function invitationRoutes(options: InvitationRouteOptions): Route[] {
  const { domain, readBody } = options;
  const basePath = new URL(options.publicUrl).pathname.replace(/\/$/, '');
  const pathOf = (token: string) => `${basePath}/invitations/${encodeURIComponent(token)}`;

  const closedPage = (invitation: ClosedInvitation, token: string) =>
    closedInvitationPage(invitation, { ...options, askPath: `${pathOf(token)}/ask`, now: domain.now() });

  function invitationResponse(
    invitation: LinkedInvitation,
    token: string,
    refusedName?: string,
  ): HttpResponse {
    const { status } = invitation;
    if (status !== 'open') return pageResponse(410, closedPage({ ...invitation, status }, token));
    const page = openInvitationPage(invitation, {
      acceptPath: `${pathOf(token)}/accept`,
      declinePath: `${pathOf(token)}/decline`,
      supportEmail: options.supportEmail,
      ...(refusedName !== undefined && { refusedName }),
    });
    return pageResponse(refusedName === undefined ? 200 : 422, page);
  }

  async function show({ parameter: token }: Exchange): Promise<HttpResponse> {
    return invitationResponse(await findInvitationByLink(domain, token), token);
  }

  async function accept(exchange: Exchange): Promise<HttpResponse> {
    const { parameter: token } = exchange;
    const name = (await readForm(exchange, readBody)).get('name') ?? '';
    try {
      await acceptInvitation(domain, { token, name });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.is('NAME_NOT_VALID')) {
        return invitationResponse(await findInvitationByLink(domain, token), token, name);
      }
      return showClosed(error, token);
    }
    return redirectResponse(`${pathOf(token)}/joined`);
  }

  async function decline(exchange: Exchange): Promise<HttpResponse> {
    const { parameter: token } = exchange;
    await readForm(exchange, readBody);
    try {
      await declineInvitation(domain, { token });
    } catch (error) {
      return showClosed(error, token);
    }
    return redirectResponse(`${pathOf(token)}/declined`);
  }

  /** Shows an invitation that was no longer open when the invitee answered. Throws any other error again. */
  async function showClosed(error: unknown, token: string): Promise<HttpResponse> {
    if (!(error instanceof DomainError && error.is('INVITATION_NOT_OPEN'))) throw error;
    return invitationResponse(await findInvitationByLink(domain, token), token);
  }

  async function joined({ parameter: token }: Exchange): Promise<HttpResponse> {
    const invitation = await findInvitationByLink(domain, token);
    if (invitation.status !== 'accepted' || !invitation.isMember) return redirectResponse(pathOf(token));
    return pageResponse(200, joinedPage(invitation, options));
  }

  async function declined({ parameter: token }: Exchange): Promise<HttpResponse> {
    const invitation = await findInvitationByLink(domain, token);
    const { status } = invitation;
    if (status !== 'declined') return redirectResponse(pathOf(token));
    return pageResponse(200, closedPage({ ...invitation, status }, token));
  }

  async function ask(exchange: Exchange): Promise<HttpResponse> {
    const { parameter: token } = exchange;
    await readForm(exchange, readBody);
    await askForNewLink(domain, token);
    return redirectResponse(`${pathOf(token)}/asked`);
  }

  async function asked({ parameter: token }: Exchange): Promise<HttpResponse> {
    const invitation = await findInvitationByLink(domain, token);
    const { status, linkAskedAt } = invitation;
    const isOpenOrAccepted = status === 'open' || status === 'accepted';
    const wasPassedOn = linkAskedAt !== null && newLinkAvailability(invitation, domain.now()) !== 'over';
    if (isOpenOrAccepted || !wasPassedOn) return redirectResponse(pathOf(token));
    return pageResponse(200, newLinkAskedPage(invitation, options));
  }

  /** A browser that restores a tab loads the address of a form without its fields. */
  function backToInvitation({ parameter: token }: Exchange): HttpResponse {
    return redirectResponse(pathOf(token));
  }

  const forms = { accept, decline, ask };
  const routes: Route[] = [
    { method: 'GET', path: '/invitations/*', handle: show },
    ...Object.entries(forms).flatMap(([name, handle]): Route[] => [
      { method: 'GET', path: `/invitations/*/${name}`, handle: backToInvitation },
      { method: 'POST', path: `/invitations/*/${name}`, handle },
    ]),
    { method: 'GET', path: '/invitations/*/asked', handle: asked },
    { method: 'GET', path: '/invitations/*/joined', handle: joined },
    { method: 'GET', path: '/invitations/*/declined', handle: declined },
  ];
  return routes.map(({ handle, ...route }) => ({
    ...route,
    handle: (exchange) => handle({ ...exchange, parameter: tokenIn(exchange.parameter) }),
  }));
}
