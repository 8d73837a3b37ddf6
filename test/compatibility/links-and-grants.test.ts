import { describe, expect } from 'vitest';
import { readRecording, testOfRecording } from './recorded.ts';

const recording = await readRecording();

const test = testOfRecording({ minutes: 10, tasks: 'none' });

describe('a link in an email of an earlier version', () => {
  test.for([
    ['today', 'one@acme.com'],
    ['oldest', 'two@acme.com'],
  ] as const)('of the form "%s" opens the invitation, and accepts it', async ([form, email], { app }) => {
    const url = app.url + recording.installation.links[form];
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Accept and join');
    const answer = await fetch(`${url}/accept`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Nora New' }),
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    const { rows } = await app.database.pool.query('SELECT name FROM members WHERE email = $1', [email]);
    expect(rows).toEqual([{ name: 'Nora New' }]);
    await app.slack.as('ada').seesMessage(`Nora New (${email}) accepted your invitation`);
  });
});

describe('the stored grant', () => {
  test.for([
    ['Acme, in the form of today', 'ada', 'acme'],
    ['Globex, in the form of the first version', 'hank', 'globex'],
  ] as const)('of %s still calls Slack', async ([, name, domain], { app }) => {
    const person = app.slack.as(name, domain);
    await person.command('/wgw invite', { channel: 'general' });
    await person.seesModal('Email addresses');
    await person.submit({ addresses: `someone@${domain}.com` });
    const announced = () =>
      app.slack.messages('general', domain).some(({ text }) => text.includes('someone@'));
    await app.slack.waitFor(announced, 'the announcement');
  });
});
