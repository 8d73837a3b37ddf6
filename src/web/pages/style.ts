import { html } from '../../text/html.ts';

/** The style sheet of all pages. The Content-Security-Policy contains its hash. */
export const styleSheet = html`
:root { color-scheme: light dark; --page: #f3f4f6; --card: #fff; --text: #1f2328; --muted: #57606a; --line: #d0d7de; --field: #6e7781; --accent: #1d4ed8; --link: #1d4ed8; --error: #b42318; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0d1117; --card: #161b22; --text: #e6edf3; --muted: #9da7b3; --line: #3d444d; --field: #7d8590; --link: #79b8ff; --error: #ff9a92; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 34rem; margin: 0 auto; }
header { padding: 0 1.25rem 0.75rem; color: var(--muted); font-weight: 700; }
main { padding: 1.5rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 1.75rem 0 0.5rem; font-size: 1rem; line-height: 1.5; }
p { margin: 0 0 1rem; }
form { margin: 0 0 1rem; }
.about { margin-top: -0.5rem; color: var(--muted); }
main > :last-child { margin-bottom: 0; }
a { color: var(--link); }
figure { margin: 0 0 1.25rem; }
figcaption, dt, .hint { color: var(--muted); font-size: 0.875rem; }
blockquote { margin: 0.25rem 0 0; padding-inline-start: 1rem; border-inline-start: 0.25rem solid var(--line); text-align: left; }
blockquote[dir=rtl] { text-align: right; }
dl { margin: 0; }
dd { margin: 0 0 0.75rem; }
label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
.hint, .error { margin-bottom: 0.5rem; }
.error { color: var(--error); font-weight: 600; }
input { width: 100%; min-height: 3rem; margin-bottom: 1rem; padding: 0.5rem 0.75rem; border: 1px solid var(--field); border-radius: 0.5rem; background: var(--card); color: inherit; font: inherit; }
input[aria-invalid] { border: 2px solid var(--error); }
button, .button { display: block; width: 100%; min-height: 3rem; padding: 0.5rem 1.25rem; border: 1px solid transparent; border-radius: 0.5rem; background: var(--accent); color: #fff; font: inherit; font-weight: 600; cursor: pointer; text-align: center; text-decoration: none; }
button.secondary { border-color: var(--field); background: transparent; color: inherit; }
input:focus-visible, button:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
details { border-top: 1px solid var(--line); padding: 0.25rem 0; }
details p { margin: 0.25rem 0 1rem; }
summary { min-height: 2.75rem; padding: 0.625rem 0; color: var(--muted); cursor: pointer; }
@media (min-width: 40rem) {
  body { padding-top: 3rem; }
  main { padding: 2rem; }
  header { padding: 0 2rem 0.75rem; }
  button { width: auto; }
  .button { display: inline-block; width: auto; }
}
`;
