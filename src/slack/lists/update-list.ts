import { isDeepStrictEqual } from 'node:util';
import type { ModalView } from '@slack/types';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { workspaceId } from '../api/workspace.ts';
import type { Message } from '../blocks/message.ts';
import { type ActionAnswer, type ActionArgs, userOf } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { becomes, becomesNotice } from '../reply/submission-answer.ts';
import type { SubmissionArgs, SubmittedForm } from '../reply/submission-boundary.ts';

/** A list in a modal, with a search above it and pages. */
export interface List<Filter, From> {
  /** What is filled in above it. */
  readonly readFilter: (values: unknown) => Filter;
  /** What it was last searched for, from its metadata. */
  readonly readShownFilter: (metadata: string) => Filter;
  /** Where the page of a button begins. */
  readonly readFrom: (value: string) => From;
  /** The list, or why the person may not see it; and what is said where no view can show it. */
  readonly show: (
    slack: SlackContext,
    user: SlackUser,
    state: { readonly filter: Filter; readonly from: From | undefined },
  ) => Promise<{ readonly view: ModalView; readonly message: Message }>;
}

/** A select, Enter in the search field, or a button to another page: the list changes in place. */
export function updateList<Filter, From>(list: List<Filter, From>) {
  return async (slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> => {
    const { body, action } = args;
    const { view } = body;
    if (view === undefined) throw new Error('The list is a view, and this came from none.');
    const filter = list.readFilter(view.state.values);
    const isSameSearch = isDeepStrictEqual(filter, list.readShownFilter(view.private_metadata));
    const from = action.type === 'button' && isSameSearch ? list.readFrom(action.value ?? '') : undefined;
    const shown = await list.show(slack, userOf(args), { filter, from });
    // A page is that of the list it was pressed in; what is picked above holds whatever the list showed.
    const hash = action.type === 'button' ? { hash: view.hash } : {};
    return { change: (client) => client.views.update({ view_id: view.id, ...hash, view: shown.view }) };
  };
}

/** The search is submitted: the list becomes what it finds. */
export function submitSearch<Filter, From>(list: List<Filter, From>) {
  return (slack: SlackContext, { view, body, context }: SubmissionArgs): SubmittedForm => {
    const user = { workspaceId: workspaceId(context), userId: body.user.id };
    const filter = list.readFilter(view.state.values);
    return {
      refuse: (why) => becomesNotice([why]),
      answer: async () => {
        const found = await list.show(slack, user, { filter, from: undefined });
        return becomes(found.view, found.message);
      },
    };
  };
}
