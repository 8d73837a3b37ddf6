import { expect } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { testAlone as test } from '../support/shared-app.ts';

test('due reminders and expired invitations are looked for every minute, once for replicas of any version', async ({
  app,
}) => {
  await eventually(async () => {
    const { rows } = await app.database.pool.query<{ identifier: string }>(
      'SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY identifier',
    );
    // The names of earlier versions: all replicas share these records, and the first one queues the task.
    expect(rows.map(({ identifier }) => identifier)).toEqual(['follow-up', 'tell-expired']);
  });
});
