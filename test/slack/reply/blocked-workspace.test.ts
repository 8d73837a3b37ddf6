import { describe, expect } from 'vitest';
import { blockWorkspace, unblockWorkspace } from '../../../src/domain/core/blocked-workspaces.ts';
import { acme, globex } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { test as base } from '../../support/shared-app.ts';
import { allTasksDone, retryNow } from '../../support/tasks.ts';
import {
  answerEmail,
  closeAll,
  everything,
  invite,
  openHome,
  openInvite,
  openRoster,
  pick,
} from '../steps.ts';

/** Linus has added wgw to Acme, and Hank to Globex. Each test blocks Globex. */
const test = base
  .extend(
    'options',
    { scope: 'file' },
    {
      oauth: true,
      workspaces: [
        { ...acme, installed: false },
        { ...globex, installed: false },
      ],
    },
  )
  .extend('installed', { scope: 'file', auto: true }, async ({ app }) => {
    await app.slack.install('linus');
    await app.slack.install('hank', 'globex');
  })
  .extend('block', async ({ app }, { onCleanup }) => {
    onCleanup(async () => {
      await unblockWorkspace(operator(app), globex.teamId);
    });
    return () => blockWorkspace(operator(app), globex.teamId);
  });

const BLOCKED = 'The operator of wgw has blocked this workspace';
const operator = ({ database: { prisma } }: TestApp) => ({ prisma, now: () => new Date() });

describe('in a workspace that the operator has blocked', () => {
  test('every command and the Home tab say so to members and others, and other workspaces go on', async ({
    app,
    block,
  }) => {
    const hank = app.slack.as('hank', 'globex');
    await openRoster(hank);
    await closeAll(hank);
    await block();
    const before = await everything(app);
    for (const name of ['hank', 'frank']) {
      const person = app.slack.as(name, 'globex');
      for (const text of ['invite ted@globex.com', 'members', 'activity', 'settings']) {
        await person.command(`/wgw ${text}`);
        await person.seesMessage(BLOCKED);
      }
      expect(await openHome(person, BLOCKED)).toContain(BLOCKED);
    }
    expect(await everything(app)).toEqual(before);
    const linus = app.slack.as('linus');
    await openInvite(linus);
  });

  test('an Administrator who had a form or a menu open is told so, and nothing changes', async ({
    app,
    block,
  }) => {
    const hank = app.slack.as('hank', 'globex');
    await invite(hank, { addresses: 'first@globex.com' });
    await hank.seesMessage('first@globex.com');
    await openInvite(hank);
    await block();
    const before = await everything(app);
    const { errors } = await hank.submit({ addresses: 'ted@globex.com' });
    expect(errors.addresses).toContain(BLOCKED);
    await closeAll(hank);
    await pick(hank, 'first@globex.com', 'Resend…');
    await hank.seesModal(BLOCKED);
    expect(await everything(app)).toEqual(before);
  });

  test('a waiting email leaves only after the operator unblocks the workspace', async ({ app, block }) => {
    const hank = app.slack.as('hank', 'globex');
    app.sendgrid.fails({ status: 429, retryAfter: 60 });
    await invite(hank, { addresses: 'waits@globex.com' });
    await app.sendgrid.waitFor(() => app.sendgrid.requests.at(-1)?.status === 429);
    await block();
    await retryNow(app, 'send-invitation');
    await eventually(async () => {
      const { rowCount } = await app.database.pool.query(
        `SELECT FROM graphile_worker.jobs
         WHERE task_identifier = 'send-invitation' AND run_at > now() + interval '20 minutes'`,
      );
      expect(rowCount).toBe(1);
    });
    expect(app.sendgrid.mailbox.to('waits@globex.com')).toEqual([]);
    await unblockWorkspace(operator(app), globex.teamId);
    await retryNow(app, 'send-invitation');
    await app.sendgrid.mailbox.waitFor('waits@globex.com');
  });

  test('an invitee can decline, but wgw posts nothing about it', async ({ app, block }) => {
    await invite(app.slack.as('hank', 'globex'), { addresses: 'ted@globex.com' });
    await app.sendgrid.mailbox.waitFor('ted@globex.com');
    await allTasksDone(app);
    await block();
    const before = app.slack.calls().length;
    await answerEmail(app, 'ted@globex.com', 'decline');
    await allTasksDone(app);
    expect(app.slack.calls().slice(before)).toEqual([]);
    expect(app.logs()).toContain('A task is dropped, as its workspace is blocked');
  });

  test('nobody can add wgw again', async ({ app, block }) => {
    await block();
    app.slack.uninstall('globex');
    await app.slack.event({ type: 'app_uninstalled' }, 'globex');
    const { status, body } = await app.slack.install('hank', 'globex');
    expect([status, body]).toEqual([400, expect.stringContaining(BLOCKED)]);
    expect(await app.database.prisma.slackInstallation.count()).toBe(1);
  });
});
