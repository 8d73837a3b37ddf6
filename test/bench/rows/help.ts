import type { Finding } from '../finding.ts';
import { type LoadGenerator, startLoadGenerator } from '../load/load-generator.ts';
import { formatRate } from '../rate.ts';
import { compareInTurns } from '../rounds.ts';
import type { RowContext } from '../row.ts';
import { startBareBolt } from '../servers/bare-bolt.ts';
import { type ServerProcess, signingSecret } from '../servers/server-process.ts';
import { startWgw } from '../servers/wgw.ts';

const COMMANDS = 3000;
const CONNECTIONS = 20;
const ROUNDS = 7;

/** Compares signed `/wgw help` commands through the whole app with a Bolt app that only acknowledges. */
export async function help({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  const wgw = await startWgw({ databaseUrl: database.url });
  defer(wgw.stop);
  const bareBolt = await startBareBolt();
  defer(bareBolt.stop);
  const generator = startLoadGenerator();
  defer(generator.stop);

  const compared = await compareInTurns(
    {
      wgw: () => commandsPerSecond(generator, wgw, '/wgw invite'),
      against: () => commandsPerSecond(generator, bareBolt, ''),
    },
    ROUNDS,
  );
  return [
    {
      what: `/wgw help over ${CONNECTIONS} connections`,
      wgw: formatRate(compared.wgw),
      against: `${formatRate(compared.against)}, bare Bolt`,
      ratio: compared.ratio,
      goal: { atLeast: 0.85 },
    },
  ];
}

/** Sends the commands and checks that the answer has the expected words. */
async function commandsPerSecond(
  generator: LoadGenerator,
  { url }: ServerProcess,
  words: string,
): Promise<number> {
  const order = { url, signingSecret, commands: COMMANDS, connections: CONNECTIONS };
  const { perSecond, answer } = await generator.run(order);
  if (!answer.includes(words)) throw new Error(`The command got an unexpected answer: ${answer}`);
  return perSecond;
}
