import { domainToASCII } from 'node:url';
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import {
  MAX_ABOUT,
  MAX_DOMAINS,
  MAX_ORGANIZATION_NAME,
  type SettingBounds,
  type SettingName,
} from '../../domain/core/settings.ts';
import { callbacks, settingsActions, settingsBlock } from '../blocks/ids.ts';
import { announceToNames, settingNames } from '../blocks/setting-words.ts';
import { cut, linesOfText, plain } from '../blocks/text.ts';
import type { SettingsForm } from './settings-form.ts';

export interface SettingsModalOptions extends SettingsForm {
  readonly bounds: SettingBounds;
  /** Stands above the form. */
  readonly notice?: string | undefined;
}

/** Slack's limits for a text input and for its hint. */
const MAX_TYPED = 3000;
const MAX_HINT = 2000;

const announceToOptions = Object.entries(announceToNames).map(
  ([value, name]): PlainTextOption => ({ text: plain(name), value }),
);

/** The form that changes an organization's settings. */
export function settingsModal(options: SettingsModalOptions): ModalView {
  const { typed: _fields, notice, bounds: _bounds, ...metadata } = options;
  return {
    type: 'modal',
    callback_id: callbacks.settings,
    private_metadata: JSON.stringify(metadata),
    title: plain('Settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...(notice === undefined ? [] : linesOfText([notice])),
      { type: 'header', text: plain('Organization') },
      text('name', options, { max: MAX_ORGANIZATION_NAME, hint: 'Stands in every invitation.' }),
      text('about', options, {
        max: MAX_ABOUT,
        optional: true,
        hint: 'Stands in every invitation too: what you do, or where.',
      }),
      { type: 'header', text: plain('Announcements') },
      announceTo(options),
      announceChannel(options),
      { type: 'header', text: plain('Invitations') },
      number('invitationDays', options, 'From when they are sent; resending begins anew.'),
      reminders(options),
      text('allowedDomains', options, {
        max: MAX_TYPED,
        optional: true,
        multiline: true,
        hint: `Only addresses of these can be invited, such as acme.com. Empty: any. At most ${MAX_DOMAINS}.${spelledOut(options)}`,
      }),
      { type: 'header', text: plain('Limits on sending') },
      number('inviterLimit', options, 'Resending counts. A day begins with its first email.'),
      number('organizationLimit', options, 'The operator of wgw sets the highest number.'),
      number('addressLimit', options),
    ],
  };
}

/** Repeats email domains with letters outside ASCII in their ASCII form, as some letters look like others. */
function spelledOut({ typed }: SettingsModalOptions): string {
  return typed.allowedDomains
    .split(/[\s,;]+/)
    .filter((domain) => /\P{ASCII}/u.test(domain) && domainToASCII(domain) !== '')
    .map((domain) => ` ${domain} is ${domainToASCII(domain)}.`)
    .join('');
}

interface TextField {
  readonly max: number;
  readonly hint: string;
  readonly optional?: boolean;
  readonly multiline?: boolean;
}

function text(
  name: 'name' | 'about' | 'allowedDomains',
  { typed, version }: SettingsModalOptions,
  { max, hint, optional = false, multiline = false }: TextField,
): KnownBlock {
  const initial = cut(typed[name], MAX_TYPED);
  return {
    type: 'input',
    block_id: settingsBlock(name, version),
    optional,
    label: plain(settingNames[name]),
    hint: plain(cut(hint, MAX_HINT)),
    element: {
      type: 'plain_text_input',
      action_id: settingsActions[name],
      multiline,
      // At least the length of the current value, in which Slack may count characters twice. A cut value would be a change
      // that nobody made.
      max_length: Math.max(max, initial.length),
      ...(initial !== '' && { initial_value: initial }),
    },
  };
}

function number(
  name: keyof SettingBounds,
  { typed, version, bounds }: SettingsModalOptions,
  hint?: string,
): KnownBlock {
  const { least, most } = bounds[name];
  return {
    type: 'input',
    block_id: settingsBlock(name, version),
    label: plain(settingNames[name]),
    hint: plain(`${least} to ${most.toLocaleString('en')}.${hint === undefined ? '' : ` ${hint}`}`),
    element: {
      type: 'number_input',
      action_id: settingsActions[name],
      is_decimal_allowed: false,
      min_value: String(least),
      max_value: String(most),
      initial_value: typed[name],
    },
  };
}

function announceTo({ typed, version }: SettingsModalOptions): KnownBlock {
  const initial = announceToOptions.find(({ value }) => value === typed.announceTo);
  return {
    type: 'input',
    block_id: settingsBlock('announceTo', version),
    label: plain(settingNames.announceTo),
    hint: plain('Where it is said who was invited.'),
    element: {
      type: 'radio_buttons',
      action_id: settingsActions.announceTo,
      options: announceToOptions,
      ...(initial !== undefined && { initial_option: initial }),
    },
  };
}

const remindersOn: PlainTextOption = {
  text: plain('After two days without an answer, and a day before it expires'),
  value: 'on',
};
const remindersOff: PlainTextOption = { text: plain('None'), value: 'off' };

function reminders({ typed, version }: SettingsModalOptions): KnownBlock {
  return {
    type: 'input',
    block_id: settingsBlock('reminders', version),
    label: plain(settingNames.reminders),
    hint: plain('To the inviter in Slack; after two days to the invitee by email, once.'),
    element: {
      type: 'radio_buttons',
      action_id: settingsActions.reminders,
      options: [remindersOn, remindersOff],
      initial_option: typed.reminders ? remindersOn : remindersOff,
    },
  };
}

function announceChannel({ typed, version }: SettingsModalOptions): KnownBlock {
  const { announceChannelId } = typed;
  return {
    type: 'input',
    block_id: settingsBlock('announceChannelId', version),
    optional: true,
    label: plain(settingNames.announceChannelId),
    hint: plain('A public channel, where announcements go to one channel.'),
    element: {
      type: 'channels_select',
      action_id: settingsActions.announceChannelId,
      placeholder: plain('Pick a channel'),
      ...(announceChannelId !== null && { initial_channel: announceChannelId }),
    },
  };
}

/** Says what is wrong with a setting, for its field. */
export function settingProblem(name: SettingName, bounds: SettingBounds): string {
  switch (name) {
    case 'name':
      return `Type a name of 1 to ${MAX_ORGANIZATION_NAME} characters, in one line.`;
    case 'about':
      return `Type one line of at most ${MAX_ABOUT} characters, or leave it empty.`;
    case 'announceTo':
      return `Choose “${announceToNames.FIXED_CHANNEL}” for the channel picked below, or clear that.`;
    case 'reminders':
      return 'Choose one.';
    case 'announceChannelId':
      return 'Pick the channel that announcements go to.';
    case 'allowedDomains':
      return `Type domains such as acme.com, separated by spaces or commas, at most ${MAX_DOMAINS}.`;
    case 'invitationDays':
    case 'organizationLimit':
    case 'inviterLimit':
    case 'addressLimit': {
      const { least, most } = bounds[name];
      return `Type a whole number from ${least} to ${most.toLocaleString('en')}.`;
    }
  }
}
