import { stringify } from 'yaml';
import { manifest } from './manifest.ts';

const heading = `# The Slack app, for https://api.slack.com/apps ("Create New App", "From a manifest").
# Put your own address in the place of https://wgw.example.com.
# Written by \`npm run manifest\` from manifest/manifest.ts.
`;

/** The text of slack-app.yml. */
export function manifestYaml(): string {
  return heading + stringify(manifest, { lineWidth: 110 });
}
