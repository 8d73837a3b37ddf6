/**
 * The workspace has not installed wgw, no longer has it, or its grant cannot be decrypted: nothing can be done there until
 * it installs wgw.
 */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';

  constructor() {
    super('wgw is not installed in this workspace.');
  }
}
