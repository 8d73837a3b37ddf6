/** Drawn as SVG, because not every font has these characters. Hidden from screen readers: a text stands beside them. */
export function Lock() {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="3" y="7" width="10" height="7" rx="1.5" fill="currentColor" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}

export function Eye() {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 8s2.6-4.5 7-4.5S15 8 15 8s-2.6 4.5-7 4.5S1 8 1 8Z" fill="none" stroke="currentColor" />
      <circle cx="8" cy="8" r="2.2" fill="currentColor" />
    </svg>
  );
}
