import { expect } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { testAlone as test } from '../support/shared-app.ts';

test('every minute it is looked which reminders are due, and which invitations have expired', async ({
  app,
}) => {
  await eventually(async () => {
    const { rows } = await app.database.pool.query<{ identifier: string }>(
      'SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY identifier',
    );
    expect(rows.map(({ identifier }) => identifier)).toEqual(['follow-up', 'tell-expired']);
  });
});
