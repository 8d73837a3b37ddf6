import type {
  AckFn,
  AllMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { DomainError } from '../../domain/errors.ts';
import type { Logger } from '../../logger.ts';
import { explain, somethingFailed } from '../errors.ts';
import { postToResponseUrl } from '../response-url.ts';
import { ephemeral } from '../views/ephemeral.ts';
import { noticeModal } from '../views/notice.ts';
import { slackErrorCode } from '../web-api-errors.ts';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/**
 * The one place where a command's failure becomes words: in the acknowledgement, or, once that is given, through the
 * command's response_url.
 */
export function commandBoundary(logger: Logger, listener: (args: CommandArgs) => Promise<void>) {
  return async (args: CommandArgs): Promise<void> => {
    const { ack, acknowledged } = watchAck(args.ack);
    try {
      await listener({ ...args, ack });
    } catch (error) {
      // A trigger opens one view. It did: this is a repeat of a request that was answered.
      if (slackErrorCode(error) === 'exchanged_trigger_id') return;
      const response = ephemeral([sentence(logger, error)]);
      if (acknowledged()) await postToResponseUrl(args.command.response_url, response);
      else await args.ack(response);
    }
  };
}

/**
 * The same for a submitted form: on its first field, so that nothing typed is lost, or, once it has been
 * acknowledged, in its place.
 */
export function submissionBoundary(logger: Logger, listener: (args: SubmissionArgs) => Promise<void>) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, acknowledged } = watchAck(args.ack);
    try {
      await listener({ ...args, ack });
    } catch (error) {
      const words = sentence(logger, error);
      const field = args.view.blocks.find(({ type }) => type === 'input')?.block_id;
      if (acknowledged()) {
        await args.client.views.update({ view_id: args.view.id, view: noticeModal([words]) });
      } else if (field === undefined) {
        await args.ack({ response_action: 'update', view: noticeModal([words]) });
      } else {
        await args.ack({ response_action: 'errors', errors: { [field]: words } });
      }
    }
  };
}

/** Replaces a loading view, whatever happens: by the view asked for, or by why there is none. */
export async function replaceLoading(
  args: Pick<AllMiddlewareArgs, 'client'>,
  logger: Logger,
  viewId: string,
  produce: () => Promise<ModalView>,
): Promise<void> {
  let view: ModalView;
  try {
    view = await produce();
  } catch (error) {
    view = noticeModal([sentence(logger, error)]);
  }
  await args.client.views.update({ view_id: viewId, view });
}

function sentence(logger: Logger, error: unknown): string {
  if (error instanceof DomainError) return explain(error);
  if (slackErrorCode(error) === 'expired_trigger_id') {
    return 'Slack took too long to open the form. Please type the command again.';
  }
  logger.error({ err: error }, 'A request from Slack failed');
  return somethingFailed;
}

function watchAck<Response>(ack: AckFn<Response>): { ack: AckFn<Response>; acknowledged: () => boolean } {
  let done = false;
  return {
    ack: async (response) => {
      done = true;
      await ack(response);
    },
    acknowledged: () => done,
  };
}
