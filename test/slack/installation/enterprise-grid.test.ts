import { describe, expect } from 'vitest';
import { acme } from '../../simulator/slack/seed.ts';
import { test as base } from '../../support/shared-app.ts';
import { invite, join, openInvite, seesAccessDenied } from '../steps.ts';

const headquarters = 'T0ACMEHQ01';
const people = [
  ...acme.people,
  { name: 'greta', realName: 'Greta Grid', email: 'greta@acme.com', homeTeam: headquarters },
  {
    name: 'sven',
    realName: 'Sven Stranger',
    email: 'sven@globex.com',
    homeTeam: 'T0GLOBEXHQ',
    fromTeam: 'T0GLOBEX01',
  },
];
const test = base.extend('options', { scope: 'file' }, { workspaces: [{ ...acme, people }] });

describe('in one workspace of an Enterprise Grid', () => {
  test('a colleague whose home is another workspace can be invited and can use wgw', async ({ app }) => {
    const [ada, greta] = [app.slack.as('ada'), app.slack.as('greta')];
    expect((await invite(ada, { people: ['greta'] })).errors).toEqual({});
    await app.sendgrid.mailbox.waitFor('greta@acme.com');
    await join(app, ada, { address: 'greta@acme.com', name: 'Greta' });
    await greta.command('/wgw invite');
    await greta.seesModal('Your Administrators decide');
  });

  test('a person from another Grid can do neither', async ({ app }) => {
    const [ada, sven] = [app.slack.as('ada'), app.slack.as('sven')];
    await openInvite(ada);
    const { errors } = await ada.submit({ people: ['sven'] });
    expect(errors.people).toContain('Sven Stranger belongs to another workspace.');
    expect(await seesAccessDenied(sven)).toContain(
      'wgw serves the members of the workspace that installed it',
    );
  });
});
