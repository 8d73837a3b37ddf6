import type { Page } from 'playwright-core';

/**
 * Sorts parts of the text of an element by their position on screen, from left to right. Finds each part after the
 * previous one in the text. Throws if they are not on one line.
 */
export async function visualOrder(
  page: Page,
  selector: string,
  parts: readonly string[],
): Promise<readonly string[]> {
  const positions = await page.evaluate<{ left: number; top: number }[]>(
    `(${findPositions})(${JSON.stringify(selector)}, ${JSON.stringify(parts)})`,
  );
  const lines = new Set(positions.map(({ top }) => Math.round(top / LINE)));
  if (lines.size > 1) throw new Error(`These are not on one line: ${parts.join(' | ')}`);
  return parts
    .map((part, index) => ({ part, left: positions[index]?.left ?? Number.NaN }))
    .sort((one, other) => one.left - other.left)
    .map(({ part }) => part);
}

/** The height of a line in pixels. Different alphabets have slightly different positions on a line. */
const LINE = 16;

// Runs in the browser.
const findPositions = `(selector, parts) => {
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
    if (start < 0) throw new Error('Not in the text: ' + part);
    from = start + part.length;
    const range = document.createRange();
    range.setStart(places[start].node, places[start].offset);
    const end = places[from - 1];
    range.setEnd(end.node, end.offset + 1);
    const { left, bottom } = range.getBoundingClientRect();
    return { left, top: bottom };
  });
}`;

/** The side of an element with a border and a padding. */
export function borderSide(page: Page, selector: string): Promise<string> {
  return page.evaluate(`(() => {
    const { borderLeftWidth, borderRightWidth, paddingLeft, paddingRight } = getComputedStyle(document.querySelector('${selector}'));
    const ruled = [borderLeftWidth !== '0px' && paddingLeft !== '0px' && 'left', borderRightWidth !== '0px' && paddingRight !== '0px' && 'right'];
    return ruled.filter(Boolean).join(' and ');
  })()`);
}

/** The direction and the alignment of each line in an element. */
export function linesOf(page: Page, selector: string): Promise<{ direction: string; side: string }[]> {
  return page.evaluate(`[...document.querySelectorAll('${selector} [dir=auto]')].filter((line) => line.textContent !== '').map((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const [text, whole] = [range.getBoundingClientRect(), line.getBoundingClientRect()];
    const side = Math.abs(text.left - whole.left) < 1 ? 'left' : Math.abs(text.right - whole.right) < 1 ? 'right' : 'middle';
    return { direction: getComputedStyle(line).direction, side };
  })`);
}
