import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { extendInvitation } from '../../domain/invitations/extend.ts';
import { findActor } from '../../domain/members/find-actor.ts';
import type { SlackFace } from '../face.ts';
import { explainRefusal } from '../refusals.ts';
import { postToResponseUrl } from '../response-url.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { extendedMessage } from '../views/news.ts';
import { type ActionAnswer, type ActionArgs, userOf } from './action-boundary.ts';

const value = z.tuple([z.uuid(), z.coerce.number().pipe(z.int32())]);

/** Extend, in the message that tells of an invitation's end: the message says until when it lives now. */
export async function onExtended(face: SlackFace, args: ActionArgs): Promise<ActionAnswer> {
  const { action, body } = args;
  if (action.type !== 'button') throw new Error('An invitation is extended by a button.');
  const [invitationId, version] = value.parse(action.value?.split(':'));
  const user = userOf(args);
  const actor = await findActor(face.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
    const message = extendedMessage(await extendInvitation(face.domain, actor, { invitationId, version }));
    const change = () => postToResponseUrl(body.response_url, { replace_original: true, ...message });
    return { change, otherwise: message };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.is('NOT_ALLOWED')) {
      return { message: messageOf(await turnAway(face.domain, user.workspaceId, { actor }, wishes.invite)) };
    }
    const why = explainRefusal(error);
    if (why === undefined) throw error;
    return { message: messageOf([why]) };
  }
}
