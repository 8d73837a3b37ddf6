// The package has no declarations of its own.
declare module 'email-providers' {
  /** Domains of providers that give addresses to anyone. */
  const domains: readonly string[];
  export default domains;
}
