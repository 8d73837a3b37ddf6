import { startSendgrid } from '../../simulator/sendgrid/sendgrid.ts';
import { startSlack } from '../../simulator/slack/slack.ts';
import type { Finding } from '../finding.ts';
import { startOauthApp } from '../oauth-app.ts';
import { countRequestStatements } from '../request-statements.ts';
import type { RowContext } from '../row.ts';

/**
 * Statements sent to the database for one request of a known member. They are the most with OAuth, where the
 * workspace's token comes from the database too.
 */
export async function roundTrips({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  const slack = await startSlack();
  defer(slack.close);
  const sendgrid = await startSendgrid();
  defer(sendgrid.close);
  const app = await startOauthApp({ database, slack, sendgrid });
  defer(app.stop);

  const ada = slack.as('ada');
  const openForm = async () => {
    await ada.command('/wgw invite');
    await ada.seesModal('Email addresses');
  };
  // The first time, Slack is asked who she is.
  await openForm();
  await ada.close();

  const help = await countRequestStatements(() => ada.command('/wgw help'));
  const open = await countRequestStatements(openForm);
  const submit = await countRequestStatements(() => ada.submit({ addresses: 'grace@acme.com' }));
  await slack.as('bob').seesMessage('Invited Successfully');
  if (submit === 0) throw new Error('No statement of a submission was seen: the count is wrong.');

  return [
    finding('/wgw help', help, 0),
    finding('open the invite form', open, 2),
    finding('submit a typed address', submit, 3),
  ];
}

function finding(what: string, count: number, atMost: number): Finding {
  return {
    what: `database round trips: ${what}`,
    wgw: String(count),
    against: '',
    ratio: count,
    goal: { atMost },
  };
}
