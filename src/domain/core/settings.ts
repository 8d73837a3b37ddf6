import type { Organization } from '../../database/generated/client.ts';
import type { AnnounceTo } from '../../database/generated/enums.ts';
import { parseAddress } from './email-address.ts';
import type { OperatorLimits } from './sending-limits.ts';
import { parseSingleLine } from './single-line.ts';

export type { AnnounceTo };

const names = [
  'name',
  'about',
  'announceTo',
  'announceChannelId',
  'invitationDays',
  'reminders',
  'allowedDomains',
  'organizationLimit',
  'inviterLimit',
  'addressLimit',
] as const;

export type SettingName = (typeof names)[number];

/** The settings of an organization. */
export type Settings = Pick<Organization, SettingName>;

/** The settings as a form submits them: texts and choices. */
export interface TypedSettings
  extends Record<Exclude<SettingName, 'announceTo' | 'announceChannelId' | 'reminders'>, string> {
  readonly announceTo: AnnounceTo;
  readonly reminders: boolean;
  /** The channel picked as the fixed channel. */
  readonly announceChannelId: string | null;
}

export const MAX_ORGANIZATION_NAME = 80;
export const MAX_ABOUT = 200;
export const MAX_DOMAINS = 50;

/** The minimum and maximum of each number. */
export type SettingBounds = ReturnType<typeof boundsUnder>;

/** The bounds under the operator's limits. */
export function boundsUnder({ organization }: Pick<OperatorLimits, 'organization'>) {
  return {
    invitationDays: { least: 1, most: 30 },
    organizationLimit: { least: 1, most: organization },
    inviterLimit: { least: 1, most: organization },
    addressLimit: { least: 1, most: 100 },
  };
}

/** The settings in effect: the operator's limit replaces a stored limit above it. */
export function settingsUnder(
  { organization }: Pick<OperatorLimits, 'organization'>,
  stored: Settings,
): Settings {
  return {
    ...stored,
    organizationLimit: Math.min(stored.organizationLimit, organization),
    inviterLimit: Math.min(stored.inviterLimit, organization),
  };
}

/**
 * Parses typed settings; returns the names of invalid ones if there are any.
 *
 * An unchanged name is always valid: the first name comes from Slack, which allows names that this form rejects.
 */
export function parseSettings(
  typed: TypedSettings,
  before: Pick<Settings, 'name'>,
  bounds: SettingBounds,
): Settings | { readonly invalid: SettingName[] } {
  const about = typed.about.trim();
  const parsed: { [Name in SettingName]: Settings[Name] | undefined } = {
    name: typed.name === before.name ? before.name : parseSingleLine(typed.name, MAX_ORGANIZATION_NAME),
    about: about === '' ? null : parseSingleLine(about, MAX_ABOUT),
    ...placeOf(typed),
    reminders: typed.reminders,
    allowedDomains: parseDomains(typed.allowedDomains),
    invitationDays: numberWithin(typed.invitationDays, bounds.invitationDays),
    organizationLimit: numberWithin(typed.organizationLimit, bounds.organizationLimit),
    inviterLimit: numberWithin(typed.inviterLimit, bounds.inviterLimit),
    addressLimit: numberWithin(typed.addressLimit, bounds.addressLimit),
  };
  const invalid = names.filter((name) => parsed[name] === undefined);
  return invalid.length > 0 ? { invalid } : (parsed as Settings);
}

/** The names of the settings that differ. */
export function changedSettings(before: Settings, after: Settings): SettingName[] {
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

export function pickSettings(settings: Settings, wanted: readonly SettingName[]): Partial<Settings> {
  return Object.fromEntries(wanted.map((name) => [name, settings[name]]));
}

/** A channel picked while announcements go elsewhere is contradictory, so `announceTo` is invalid then. */
function placeOf({ announceTo, announceChannelId }: TypedSettings) {
  if (announceTo === 'FIXED_CHANNEL') {
    return { announceTo, announceChannelId: announceChannelId ?? undefined };
  }
  return { announceTo: announceChannelId === null ? announceTo : undefined, announceChannelId: null };
}

function numberWithin(typed: string, { least, most }: { least: number; most: number }): number | undefined {
  if (!/^\s*\d{1,9}\s*$/.test(typed)) return undefined;
  const number = Number(typed);
  return number >= least && number <= most ? number : undefined;
}

/**
 * Reads email domains, each once, in the order typed, normalized as in addresses. An `@` before a domain is dropped.
 */
function parseDomains(typed: string): string[] | undefined {
  const domains = typed
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const parsed = parseAddress(`someone@${word.replace(/^@/, '')}`);
      return 'address' in parsed ? parsed.address.slice('someone@'.length) : undefined;
    });
  const valid = domains.every((domain) => domain !== undefined) && domains.length <= MAX_DOMAINS;
  return valid ? [...new Set(domains)] : undefined;
}
