import type { DomainContext } from '../../domain/core/context.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { tokenIn } from '../../domain/core/link-token.ts';
import { acceptInvitation } from '../../domain/invitations/lifecycle/accept.ts';
import { declineInvitation } from '../../domain/invitations/lifecycle/decline.ts';
import {
  findInvitationByLink,
  type LinkedInvitation,
} from '../../domain/invitations/lifecycle/find-by-link.ts';
import { askForNewLink, newLinkAvailability } from '../../domain/invitations/lifecycle/new-link.ts';
import { type Answer, pageAnswer, redirectAnswer } from '../http/answer.ts';
import type { ReadBody } from '../http/body.ts';
import { readForm } from '../http/form.ts';
import type { Exchange, Route } from '../http/router.ts';
import { type ClosedInvitation, closedInvitationPage } from '../pages/closed-invitation.ts';
import { joinedPage } from '../pages/joined.ts';
import { linkAskedPage } from '../pages/link-asked.ts';
import { openInvitationPage } from '../pages/open-invitation.ts';

export interface InvitationRouteOptions {
  readonly domain: DomainContext;
  readonly publicUrl: string;
  readonly supportEmail: string | undefined;
  readonly appUrl: string | undefined;
  readonly readBody: ReadBody;
}

/** The pages behind an invitation's link. Looking changes nothing; only the two forms do. */
export function invitationRoutes(options: InvitationRouteOptions): Route[] {
  const { domain, readBody } = options;
  const basePath = new URL(options.publicUrl).pathname.replace(/\/$/, '');
  const pathOf = (token: string) => `${basePath}/invitations/${encodeURIComponent(token)}`;

  const closedPage = (invitation: ClosedInvitation, token: string) =>
    closedInvitationPage(invitation, { ...options, askPath: `${pathOf(token)}/ask`, now: domain.now() });

  function invitationAnswer(invitation: LinkedInvitation, token: string, refusedName?: string): Answer {
    const { status } = invitation;
    if (status !== 'open') return pageAnswer(410, closedPage({ ...invitation, status }, token));
    const page = openInvitationPage(invitation, {
      acceptPath: `${pathOf(token)}/accept`,
      declinePath: `${pathOf(token)}/decline`,
      supportEmail: options.supportEmail,
      ...(refusedName !== undefined && { refusedName }),
    });
    return pageAnswer(refusedName === undefined ? 200 : 422, page);
  }

  async function show({ parameter: token }: Exchange): Promise<Answer> {
    return invitationAnswer(await findInvitationByLink(domain, token), token);
  }

  async function accept(exchange: Exchange): Promise<Answer> {
    const { parameter: token } = exchange;
    const name = (await readForm(exchange, readBody)).get('name') ?? '';
    try {
      await acceptInvitation(domain, { token, name });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.is('NAME_NOT_VALID')) {
        return invitationAnswer(await findInvitationByLink(domain, token), token, name);
      }
      return showWhyNot(error, token);
    }
    return redirectAnswer(`${pathOf(token)}/joined`);
  }

  async function decline(exchange: Exchange): Promise<Answer> {
    const { parameter: token } = exchange;
    await readForm(exchange, readBody);
    try {
      await declineInvitation(domain, { token });
    } catch (error) {
      return showWhyNot(error, token);
    }
    return redirectAnswer(`${pathOf(token)}/declined`);
  }

  /** The page of an invitation that was no longer open when it was answered. */
  async function showWhyNot(error: unknown, token: string): Promise<Answer> {
    if (!(error instanceof DomainError && error.is('INVITATION_NOT_OPEN'))) throw error;
    return invitationAnswer(await findInvitationByLink(domain, token), token);
  }

  async function joined({ parameter: token }: Exchange): Promise<Answer> {
    const invitation = await findInvitationByLink(domain, token);
    if (invitation.status !== 'accepted' || !invitation.isMember) return redirectAnswer(pathOf(token));
    return pageAnswer(200, joinedPage(invitation, options));
  }

  async function declined({ parameter: token }: Exchange): Promise<Answer> {
    const invitation = await findInvitationByLink(domain, token);
    const { status } = invitation;
    if (status !== 'declined') return redirectAnswer(pathOf(token));
    return pageAnswer(200, closedPage({ ...invitation, status }, token));
  }

  async function ask(exchange: Exchange): Promise<Answer> {
    const { parameter: token } = exchange;
    await readForm(exchange, readBody);
    await askForNewLink(domain, token);
    return redirectAnswer(`${pathOf(token)}/asked`);
  }

  async function asked({ parameter: token }: Exchange): Promise<Answer> {
    const invitation = await findInvitationByLink(domain, token);
    const { status, linkAskedAt } = invitation;
    const isUsed = status === 'open' || status === 'accepted';
    const isHeard = linkAskedAt !== null && newLinkAvailability(invitation, domain.now()) !== 'over';
    if (isUsed || !isHeard) return redirectAnswer(pathOf(token));
    return pageAnswer(200, linkAskedPage(invitation, options));
  }

  /** A browser asks for a form's address again without the form when it restores a tab. */
  function backToInvitation({ parameter: token }: Exchange): Answer {
    return redirectAnswer(pathOf(token));
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
