import { z } from 'zod';
import { extendInvitations } from '../../domain/invitations/lifecycle/extend.ts';
import { userOf } from '../api/workspace.ts';
import type { ActionAnswer, ActionArgs } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences } from '../reply/view-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { explainNotExtended, extendedMessage } from './reminder-message.ts';

/** An invitation's id, and the version that the message shows. */
const extended = z.tuple([z.uuid(), z.coerce.number().pipe(z.int32())]);

/** Extend, in the message that says which invitations expire soon. The message changes to say until when they are open now. */
export async function onExtended(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const { action, body } = args;
  if (action.type !== 'button') throw new Error('Invitations are extended by a button.');
  const invitations = (action.value ?? '').split(',').map((each) => {
    const [id, version] = extended.parse(each.split(':'));
    return { id, version };
  });
  return withKnownActor<ActionAnswer>(
    slack,
    userOf(args),
    { action: 'invite', deny: answerSentences },
    async (actor) => {
      const extensions = await extendInvitations(slack.domain, actor, invitations);
      if (!extensions.some(({ status }) => status === 'open')) {
        return answerSentences(extensions.map(explainNotExtended));
      }
      const message = extendedMessage(extensions);
      return {
        change: () => slack.postToResponseUrl(body.response_url, { replace_original: true, ...message }),
        fallbackMessage: message,
      };
    },
  );
}
