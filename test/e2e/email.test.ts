import { expect } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { desktop, test } from './browser-test.ts';
import { cardColour, expectEmailFits } from './email-appearance.ts';

test("an invitation's email fits a phone and a desktop, light and dark, and loads nothing", async ({
  sandbox,
  open,
}) => {
  const [mail] = sandbox.sendgrid.mailbox.to('bob@acme.com');
  const url = `${sandbox.url}/mails/${mail?.id}/html`;
  const page = await open();
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto(url);
  await expectEmailFits(page, 'email');
  expect(urls).toEqual([url]);
});

test('the mailbox shows an email narrow and wide, light and dark, and as plain text', async ({
  sandbox,
  open,
}) => {
  // Without an emulated colour scheme, because that would also apply to the frames.
  const page = await open({ ...desktop, colorScheme: null });
  await page.goto(sandbox.url);
  await page.getByRole('button', { name: 'bob@acme.com' }).click();
  const colours: Record<string, string> = {
    'Phone, dark': 'rgb(22, 27, 34)',
    'Wide (800)': 'rgb(255, 255, 255)',
  };
  for (const [look, colour] of Object.entries(colours)) {
    await page.getByRole('combobox', { name: 'Shown' }).selectOption(look);
    await expect.poll(() => cardColour(page.frame({ url: /mails/ }))).toBe(colour);
  }
  await page.getByRole('combobox', { name: 'Shown' }).selectOption('As plain text');
  await page.getByText('> Your interviews of this week are in there.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});
