/** The names that Slack sends back to us: what views and the manifest write, listeners listen for. */
export const command = '/wgw';

export const callbacks = { invite: 'invite' } as const;

/** The blocks of the invite form; each holds one input, whose action has the block's name. */
export const inviteBlocks = {
  addresses: 'addresses',
  people: 'people',
  role: 'role',
  note: 'note',
} as const;
