import type { Delivery, Fate } from '../simulator/sendgrid/delivery.ts';
import type { MessageBlock } from '../simulator/slack/blocks/blocks.ts';
import type { ModalView } from '../simulator/slack/blocks/surfaces.ts';
import type { Entry } from '../simulator/slack/entry.ts';
import type { StateValues } from '../simulator/slack/state.ts';
import type { Exchange } from '../simulator/traffic.ts';
import type { Inspection } from './inspection.ts';

/** What the page gets to know, anew at every change. */
export type Update = { readonly phase: 'starting' } | ({ readonly phase: 'ready' } & Snapshot);

/** Everything in front of one person, and behind the scenes. */
export interface Snapshot {
  readonly viewer: string;
  readonly people: readonly PersonCard[];
  readonly app: AppCard;
  readonly channels: readonly ChannelCard[];
  /** What menus of channels offer: also those that the viewer is not in. */
  readonly publicChannels: readonly ChannelCard[];
  /** The viewer's, for dates in messages; the browser's where absent. */
  readonly timeZone: string | undefined;
  /** Names for the ids in mentions. */
  readonly names: Readonly<Record<string, string>>;
  readonly messages: readonly MessageCard[];
  readonly modals: readonly ModalCard[];
  readonly home: HomeCard | undefined;
  readonly mails: readonly MailCard[];
  readonly delivery: Delivery;
  /** Without the bodies, which are fetched one by one. */
  readonly exchanges: readonly Omit<Exchange, 'request' | 'answer'>[];
  readonly inspection: Inspection;
  /** What Slack refused to show or accept, a sentence each. */
  readonly refusals: readonly string[];
}

export interface PersonCard {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** What they are in Slack. */
  readonly about: string;
  /** What they are in WeGotWork; absent where nothing is known of them there. */
  readonly role: string | undefined;
}

/** What the app's manifest tells Slack's client. */
export interface AppCard {
  readonly name: string;
  readonly command: string;
  /** What can be typed behind the command, each as the manifest shows it. */
  readonly hints: readonly string[];
  readonly hasHome: boolean;
  /** Whether it is told that somebody opens its Home or Messages tab. */
  readonly hearsOpening: boolean;
  /** Whether nobody can write to it. */
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
  /** The channel's id; the app's direct message where absent. */
  readonly channelId: string | undefined;
  /** Who wrote it; the app where absent. */
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
  /** Where it leads. */
  readonly link: string | undefined;
}

export type Entries = Readonly<Record<string, Entry>>;

/** What somebody does on the page. */
export type Action =
  | { readonly do: 'command'; readonly text: string; readonly channel: string }
  | { readonly do: 'say'; readonly text: string; readonly channel: string }
  | { readonly do: 'submit'; readonly in: string; readonly entries: Entries }
  | {
      readonly do: 'use';
      /** The view (by id) or message (by ts) that the element stands in. */
      readonly in: string;
      readonly block: string;
      readonly action: string;
      readonly value?: string | undefined;
      readonly choose?: Entry | undefined;
      /** What stands in the fields around it. */
      readonly entries?: Entries | undefined;
    }
  | { readonly do: 'close'; readonly in: string }
  | { readonly do: 'open'; readonly tab: 'home' | 'messages' }
  | { readonly do: 'shortcut'; readonly callbackId: string; readonly ts: string }
  | { readonly do: 'deliver'; readonly delivery: Delivery };

/** Why it could not be done; absent where it was. */
export interface ActionAnswer {
  readonly problem?: string;
}
