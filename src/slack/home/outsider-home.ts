import type { HomeView } from '@slack/types';
import { linesOfText, plain } from '../blocks/text.ts';

/** The Home tab of somebody who is not a member: what wgw is, then why they see no team and whom to ask. */
export function outsiderHome(why: readonly string[]): HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('wgw brings your team into WeGotWork') },
      ...linesOfText([
        'WeGotWork is where your organization hires. With wgw, its members see their team in Slack, and Administrators invite teammates.',
      ]),
      { type: 'divider' },
      ...linesOfText(why),
    ],
  };
}
