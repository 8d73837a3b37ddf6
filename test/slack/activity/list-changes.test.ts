import { describe, expect } from 'vitest';
import type { Settings } from '../../../src/domain/core/settings.ts';
import type { TestApp } from '../../support/app.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { asMember, closeAll, listLines } from '../steps.ts';

/** The lines of the activity, newest first, after the allowed email domains were changed one list after the other. */
async function changes(app: TestApp, ...lists: string[]): Promise<string[]> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  for (const domains of lists) {
    await ada.command('/wgw settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    await ada.submit({ 'Allowed domains': domains });
    await ada.seesModal('Saved');
    await closeAll(ada);
  }
  await ada.command('/wgw activity');
  return listLines(await ada.seesModal(({ title }) => title === 'Activity'));
}

const domainsOf = (country: string, count: number) =>
  Array.from({ length: count }, (_, n) => `subsidiary-number-${n}-of-the-acme-group.${country}`);

describe('the activity says of a changed list', () => {
  test('which entries were added and removed', async ({ app }) => {
    const lines = await changes(app, 'acme.com acme.nl', 'acme.nl acme.de acme.fr', 'acme.nl', '');
    expect(lines.filter((line) => line.includes('domains'))).toEqual([
      '• Allowed domains: acme.nl → any',
      '• Allowed domains: removed acme.de, acme.fr',
      '• Allowed domains: added acme.de, acme.fr; removed acme.com',
      '• Allowed domains: any → acme.com, acme.nl',
    ]);
  });

  test('that only its order changed', async ({ app }) => {
    const [, line] = await changes(app, 'acme.com acme.nl', 'acme.nl acme.com');
    expect(line).toBe('• Allowed domains: in another order');
  });

  test('every entry, however long the list is', async ({ app }) => {
    const [before, after] = [domainsOf('example', 50), domainsOf('test', 50)];
    const lines = await changes(app, before.join(' '), after.join(' '));
    const told = lines
      .slice(
        1,
        lines.findIndex((line) => line.startsWith('Today')),
      )
      .join(' ');
    expect(told).toBe(`• Allowed domains: added ${after.join(', ')}; removed ${before.join(', ')}`);
  });

  test('as much as fits on a page of such changes', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const { prisma } = app.database;
    const { id: organizationId } = await prisma.organization.findFirstOrThrow();
    const longest = (letter: string) =>
      Array.from({ length: 50 }, (_, n) => `${letter.repeat(40)}${n}.${letter.repeat(15)}`);
    const [before, after] = [longest('ж'), longest('щ')].map((domains) => ({
      allowedDomains: domains.map((domain) => new URL(`http://${domain}`).hostname),
      announceChannelId: 'C1',
    })) satisfies Partial<Settings>[];
    await prisma.activity.createMany({
      data: Array.from({ length: 16 }, () => ({
        organizationId,
        kind: 'SETTINGS_CHANGED' as const,
        details: { before, after },
        createdAt: new Date(),
      })),
    });
    await ada.command('/wgw activity');
    const { text } = await ada.seesModal(({ title }) => title === 'Activity');
    expect(text.match(/and more than fits here/g)).toHaveLength(15);
  });
});
