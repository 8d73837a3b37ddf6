import { z } from 'zod';
import { DomainError } from '../../domain/core/errors.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { extendInvitations } from '../../domain/invitations/lifecycle/extend.ts';
import { messageOf } from '../blocks/message.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import { type ActionAnswer, type ActionArgs, userOf } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { extendedMessage, refusal } from './reminder-message.ts';

const seen = z.tuple([z.uuid(), z.coerce.number().pipe(z.int32())]);

/** Extend, in the message that tells of invitations' end: the message says until when they live now. */
export async function onExtended(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const { action, body } = args;
  if (action.type !== 'button') throw new Error('Invitations are extended by a button.');
  const invitations = (action.value ?? '').split(',').map((each) => {
    const [id, version] = seen.parse(each.split(':'));
    return { id, version };
  });
  const user = userOf(args);
  const actor = await findActor(slack.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
    const extensions = await extendInvitations(slack.domain, actor, invitations);
    if (!extensions.some(({ status }) => status === 'open')) {
      return { message: messageOf(extensions.map(refusal)) };
    }
    const message = extendedMessage(extensions);
    const change = () => slack.postToResponseUrl(body.response_url, { replace_original: true, ...message });
    return { change, otherwise: message };
  } catch (error) {
    if (!(error instanceof DomainError && error.is('NOT_ALLOWED'))) throw error;
    return {
      message: messageOf(
        await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.invite),
      ),
    };
  }
}
