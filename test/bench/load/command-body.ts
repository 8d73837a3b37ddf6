import { wgwApp } from '../../simulator/slack/app.ts';

/** The form fields of `/wgw help`. Each index gives a different command, because wgw may ignore a repeated one. */
export function commandBody(index: number): string {
  return new URLSearchParams({
    token: 'a-verification-token',
    team_id: 'T0ACME0001',
    team_domain: 'acme',
    channel_id: 'C0GENERAL1',
    channel_name: 'general',
    user_id: 'U0ADA00001',
    user_name: 'ada',
    command: '/wgw',
    text: 'help',
    api_app_id: wgwApp.id,
    is_enterprise_install: 'false',
    response_url: `https://hooks.slack.com/commands/T0ACME0001/${index}/abcdefghijklmnopqrstuvwx`,
    trigger_id: `${Date.now()}.${index}.0123456789abcdef0123456789abcdef`,
  }).toString();
}
