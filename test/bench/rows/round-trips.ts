import { startSendgrid } from '../../simulator/sendgrid/sendgrid.ts';
import { startSlack } from '../../simulator/slack/slack.ts';
import type { Finding } from '../finding.ts';
import { startOauthApp } from '../oauth-app.ts';
import { countRequestStatements } from '../request-statements.ts';
import type { RowContext } from '../row.ts';

/**
 * Counts the database statements for one interaction of a known member. The app is installed with OAuth: then it also
 * reads the token of the workspace from the database.
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
  // At the first command, the app asks Slack about her.
  await openForm();
  await ada.close();

  const help = await countRequestStatements(() => ada.command('/wgw help'));
  const open = await countRequestStatements(openForm);
  const submit = await countRequestStatements(() => ada.submit({ addresses: 'grace@acme.com' }));
  await slack.as('bob').seesMessage('Invited Successfully');
  if (submit === 0) throw new Error('The submission sent no statement, so the count is wrong.');

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
