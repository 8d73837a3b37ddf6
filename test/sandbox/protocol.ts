import type { Delivery, Fate } from '../simulator/sendgrid/delivery.ts';
import type { MessageBlock } from '../simulator/slack/blocks/blocks.ts';
import type { ModalView } from '../simulator/slack/blocks/surfaces.ts';
import type { Entry } from '../simulator/slack/entry.ts';
import type { StateValues } from '../simulator/slack/state.ts';
import type { Exchange } from '../simulator/traffic.ts';
import type { Inspection } from './inspection.ts';

/** The message that the server sends to the page after every change. */
export type Update = { readonly phase: 'starting' } | ({ readonly phase: 'ready' } & Snapshot);

/** Everything that one person sees, and the data of the side panel. */
export interface Snapshot {
  readonly viewer: string;
  readonly people: readonly PersonCard[];
  readonly app: AppCard;
  readonly channels: readonly ChannelCard[];
  /** The options of channel menus, including channels that the viewer is not in. */
  readonly publicChannels: readonly ChannelCard[];
  /** The time zone of the viewer, for dates in messages. Absent: the browser's. */
  readonly timeZone: string | undefined;
  /** Id → name of people and channels, for mentions. */
  readonly names: Readonly<Record<string, string>>;
  readonly messages: readonly MessageCard[];
  readonly modals: readonly ModalCard[];
  readonly home: HomeCard | undefined;
  readonly mails: readonly MailCard[];
  readonly delivery: Delivery;
  /** Without the bodies. The page fetches those one by one. */
  readonly exchanges: readonly Omit<Exchange, 'request' | 'answer'>[];
  readonly inspection: Inspection;
  /** What Slack refused to show or accept: one sentence each. */
  readonly refusals: readonly string[];
}

export interface PersonCard {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** Their kind of account in Slack, in words. */
  readonly about: string;
  /** Their role in WeGotWork. Absent if the app does not know them yet. */
  readonly role: string | undefined;
}

/** The part of the app's manifest that Slack's client uses. */
export interface AppCard {
  readonly name: string;
  readonly command: string;
  /** The usage hints of the command. */
  readonly hints: readonly string[];
  readonly hasHome: boolean;
  /** Whether it subscribes to the event app_home_opened. */
  readonly getsOpenedEvents: boolean;
  /** Whether people cannot send it messages. */
  readonly isReadOnly: boolean;
  readonly messageShortcuts: readonly { readonly name: string; readonly callbackId: string }[];
}

export interface ChannelCard {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
}

export interface MessageCard {
  readonly ts: string;
  /** Absent in the direct message with the app. */
  readonly channelId: string | undefined;
  /** The id of the person who wrote it. Absent if the app did. */
  readonly author: string | undefined;
  readonly onlyToViewer: boolean;
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
  readonly values: StateValues;
}

export interface ModalCard {
  readonly id: string;
  readonly view: ModalView;
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
}

interface HomeCard {
  readonly id: string;
  readonly blocks: readonly MessageBlock[];
  readonly values: StateValues;
}

export interface MailCard {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly at: number;
  readonly fate: Fate;
  /** The invitation link in it. */
  readonly link: string | undefined;
}

export type Entries = Readonly<Record<string, Entry>>;

/** An action of the viewer on the page. */
export type Action =
  | { readonly do: 'command'; readonly text: string; readonly channel: string }
  | { readonly do: 'say'; readonly text: string; readonly channel: string }
  | { readonly do: 'submit'; readonly in: string; readonly entries: Entries }
  | {
      readonly do: 'use';
      /** The id of the view or the ts of the message with the element. */
      readonly in: string;
      readonly block: string;
      readonly action: string;
      readonly value?: string | undefined;
      readonly choose?: Entry | undefined;
      /** The entries in the other fields of the view. */
      readonly entries?: Entries | undefined;
    }
  | { readonly do: 'close'; readonly in: string }
  | { readonly do: 'open'; readonly tab: 'home' | 'messages' }
  | { readonly do: 'shortcut'; readonly callbackId: string; readonly ts: string }
  | { readonly do: 'deliver'; readonly delivery: Delivery };

export interface ActionAnswer {
  /** Why the action failed. Absent if it succeeded. */
  readonly problem?: string;
}
