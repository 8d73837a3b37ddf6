import { isDeepStrictEqual } from 'node:util';
import type { ModalView } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import { userOf } from '../api/workspace.ts';
import { type Message, messageOf, noticeModal } from '../blocks/message.ts';
import type { DeniedAction } from '../reply/access-denied.ts';
import type { ActionAnswer, ActionArgs } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import {
  replaceForm,
  replaceFormWithNotice,
  type SubmissionArgs,
  type SubmittedForm,
} from '../reply/submission-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';

/** What a list shows: the entries that pass the filter, from where a page begins. */
interface ListState<Filter, From> {
  readonly filter: Filter;
  readonly from: From | undefined;
}

/** A modal with a list, which has a search above it and pages. */
export interface List<Filter, From> {
  /** What a caller without access is denied. */
  readonly action: DeniedAction;
  /** Reads the filter that is filled in above the list. */
  readonly readFilter: (values: unknown) => Filter;
  /** Reads the filter that the list was last shown with, from its metadata. */
  readonly readShownFilter: (metadata: string) => Filter;
  /** Reads where a page begins, from its button. */
  readonly readFrom: (value: string) => From;
  readonly show: (slack: SlackContext, actor: Actor, state: ListState<Filter, From>) => Promise<ModalView>;
  /** Said if no view can show what a search found. */
  readonly notShown: string;
}

/** Refreshes the list in place: after a choice in a menu, Enter in the search field, or a button to another page. */
export function updateList<Filter, From>(list: List<Filter, From>) {
  return async (slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> => {
    const { body, action } = args;
    const { view } = body;
    if (view === undefined) throw new Error('A list is a view, but the action came from none.');
    const filter = list.readFilter(view.state.values);
    const isSameSearch = isDeepStrictEqual(filter, list.readShownFilter(view.private_metadata));
    const from = action.type === 'button' && isSameSearch ? list.readFrom(action.value ?? '') : undefined;
    const shown = await showAs(list, slack, args, { filter, from });
    // A page button belongs to the list that it was pressed in. A filter applies to whatever the list shows by now.
    const hash = action.type === 'button' ? { hash: view.hash } : {};
    return { change: (client) => client.views.update({ view_id: view.id, ...hash, view: shown.view }) };
  };
}

/** Shows what the submitted search finds, from its first page. */
export function submitSearch<Filter, From>(list: List<Filter, From>) {
  return (slack: SlackContext, args: SubmissionArgs): SubmittedForm => {
    const filter = list.readFilter(args.view.state.values);
    return {
      refuse: (why) => replaceFormWithNotice([why]),
      answer: async () => {
        const shown = await showAs(list, slack, args, { filter, from: undefined });
        return replaceForm(shown.view, shown.message);
      },
    };
  };
}

interface ShownList {
  readonly view: ModalView;
  readonly message: Message;
}

/** The list, or a notice that the caller may not see it. */
function showAs<Filter, From>(
  list: List<Filter, From>,
  slack: SlackContext,
  args: ActionArgs | SubmissionArgs,
  state: ListState<Filter, From>,
): Promise<ShownList> {
  const { action } = list;
  return withKnownActor<ShownList>(slack, userOf(args), { action, deny: noticeOf }, async (actor) => ({
    view: await list.show(slack, actor, state),
    message: messageOf([list.notShown]),
  }));
}

function noticeOf(sentences: readonly string[]): ShownList {
  const message = messageOf(sentences);
  return { view: noticeModal(message.blocks), message };
}
