/** What went wrong, as the operating system (ENOENT) or PostgreSQL (57P03) names it. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
