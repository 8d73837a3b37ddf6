import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ActivityFilter, ActivityPage } from '../../domain/activity/list-activities.ts';
import type { Activity, ActivityKind } from '../../domain/core/activity.ts';
import { actions, callbacks, filterFields, filterMenusBlock } from '../blocks/ids.ts';
import { foldLine, linesOfText, markup, plain, timeMarkup } from '../blocks/text.ts';
import { MAX_WORDS, pageButtons } from '../lists/list-blocks.ts';
import { activityLines, markupLine } from './activity-sentence.ts';

export interface ActivityModalOptions {
  readonly page: ActivityPage;
  readonly filter: ActivityFilter;
  /** What is shown; at most 3,000 characters. */
  readonly metadata: string;
}

export const kindNames: Record<ActivityKind, string> = {
  INVITED: 'Invited',
  RESENT: 'Resent',
  EXTENDED: 'Extended',
  CANCELLED: 'Cancelled',
  JOINED: 'Joined',
  DECLINED: 'Declined',
  EMAIL_REFUSED: 'Email not delivered',
  EMAIL_FAILED: 'Email failed',
  REQUESTED: 'Asked to invite',
  REQUEST_APPROVED: 'Request approved',
  REQUEST_DECLINED: 'Request declined',
  ROLE_CHANGED: 'Role changed',
  REMOVED: 'Removed',
  ACCOUNT_REPLACED: 'Slack account replaced',
  SETTINGS_CHANGED: 'Settings changed',
  ORGANIZATION_CREATED: 'Organization set up',
};

const ANY_KIND: PlainTextOption = { text: plain('Everything'), value: 'any' };
const kindOptions: PlainTextOption[] = [
  ANY_KIND,
  ...Object.entries(kindNames).map(([value, name]) => ({ text: plain(name), value })),
];

const MANY = 'Many people are found so, and only the first are shown: type more of the name.';

/** A page of the activity, the newest first. */
export function activityModal({ page, filter, metadata }: ActivityModalOptions): ModalView {
  return {
    type: 'modal',
    callback_id: callbacks.activity,
    private_metadata: metadata,
    title: plain('Activity'),
    submit: plain('Search'),
    close: plain('Close'),
    blocks: [
      ...filterBlocks(filter),
      ...(page.isCut ? linesOfText([MANY]) : []),
      ...(page.entries.length === 0 ? [nothing(filter)] : page.entries.flatMap(entryBlocks)),
      ...pageButtons([
        { text: '← Newer', action_id: actions.activityPrevious, from: page.previous },
        { text: 'Older →', action_id: actions.activityNext, from: page.next },
      ]),
    ],
  };
}

function filterBlocks({ person, kind }: ActivityFilter): KnownBlock[] {
  return [
    {
      type: 'input',
      block_id: filterFields.person,
      optional: true,
      dispatch_action: true,
      label: plain('Person'),
      hint: plain('The beginning of a member’s name or address, or the whole address of anybody.'),
      element: {
        type: 'plain_text_input',
        action_id: filterFields.person,
        max_length: MAX_WORDS,
        placeholder: plain('A name or address, such as ada or grace@acme.com'),
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        ...(person !== '' && { initial_value: person }),
      },
    },
    {
      type: 'actions',
      block_id: filterMenusBlock,
      elements: [
        {
          type: 'static_select',
          action_id: filterFields.kind,
          options: kindOptions,
          initial_option: kindOptions.find(({ value }) => value === kind) ?? ANY_KIND,
        },
      ],
    },
    { type: 'divider' },
  ];
}

function nothing({ person, kind }: ActivityFilter): KnownBlock {
  if (person === '' && kind === undefined) return markup('*Nothing has happened yet.*');
  const wider = [
    ...(person === '' ? [] : ['Another person']),
    ...(kind === undefined ? [] : ['_Everything_']),
  ];
  return markup(`*Nothing was found.*\n${wider.join(', or ')} shows more.`);
}

// The entries of a page have to fit into a view's hundred blocks and 250 KB. Lists of ASCII domains are never cut.
const MAX_SECTIONS = 3;
const LINE = 500;

function entryBlocks(activity: Activity): KnownBlock[] {
  const line = markupLine(activity);
  const sections = linesOfText(activityLines(activity).flatMap((line) => foldLine(line, LINE)));
  return [
    ...sections.slice(0, MAX_SECTIONS),
    ...(sections.length > MAX_SECTIONS ? [markup('_and more than fits here_')] : []),
    ...(line === undefined ? [] : [markup(line)]),
    { type: 'context', elements: [{ type: 'mrkdwn', text: timeMarkup(activity.createdAt) }] },
  ];
}
