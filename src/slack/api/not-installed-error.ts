/**
 * The workspace has not installed wgw, has removed it, or has a grant that cannot be decrypted. wgw can do nothing there
 * until the workspace installs it.
 */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';

  constructor() {
    super('wgw is not installed in this workspace.');
  }
}
