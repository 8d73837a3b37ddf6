import type { Page } from 'playwright-core';

/**
 * The parts of an element's text in the order in which they are seen, from left to right. Each part is looked for
 * behind the part before it in the text. All must stand on one line.
 */
export async function visualOrder(
  page: Page,
  selector: string,
  parts: readonly string[],
): Promise<readonly string[]> {
  const places = await page.evaluate<{ left: number; top: number }[]>(
    `(${placesOf})(${JSON.stringify(selector)}, ${JSON.stringify(parts)})`,
  );
  const lines = new Set(places.map(({ top }) => Math.round(top / LINE)));
  if (lines.size > 1) throw new Error(`These do not stand on one line: ${parts.join(' | ')}`);
  return parts
    .map((part, index) => ({ part, left: places[index]?.left ?? Number.NaN }))
    .sort((one, other) => one.left - other.left)
    .map(({ part }) => part);
}

/** In pixels. Fonts of several alphabets stand a little higher or lower on one line. */
const LINE = 16;

// Runs in the browser.
const placesOf = `(selector, parts) => {
  const element = document.querySelector(selector);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const places = [];
  let all = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let offset = 0; offset < node.data.length; offset++) places.push({ node, offset });
    all += node.data;
  }
  let from = 0;
  return parts.map((part) => {
    const start = all.indexOf(part, from);
    if (start < 0) throw new Error('The text does not have: ' + part);
    from = start + part.length;
    const range = document.createRange();
    range.setStart(places[start].node, places[start].offset);
    const end = places[from - 1];
    range.setEnd(end.node, end.offset + 1);
    const { left, bottom } = range.getBoundingClientRect();
    return { left, top: bottom };
  });
}`;

/** The side of an element that has a rule, where its text begins too. */
export function ruledSide(page: Page, selector: string): Promise<string> {
  return page.evaluate(`(() => {
    const { borderLeftWidth, borderRightWidth, paddingLeft, paddingRight } = getComputedStyle(document.querySelector('${selector}'));
    const ruled = [borderLeftWidth !== '0px' && paddingLeft !== '0px' && 'left', borderRightWidth !== '0px' && paddingRight !== '0px' && 'right'];
    return ruled.filter(Boolean).join(' and ');
  })()`);
}

/** The direction of each line in an element, and the side that it stands at. */
export function linesOf(page: Page, selector: string): Promise<{ direction: string; side: string }[]> {
  return page.evaluate(`[...document.querySelectorAll('${selector} [dir=auto]')].filter((line) => line.textContent !== '').map((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const [text, whole] = [range.getBoundingClientRect(), line.getBoundingClientRect()];
    const side = Math.abs(text.left - whole.left) < 1 ? 'left' : Math.abs(text.right - whole.right) < 1 ? 'right' : 'middle';
    return { direction: getComputedStyle(line).direction, side };
  })`);
}
