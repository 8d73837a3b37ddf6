import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadOnce } from '../../load-once.ts';
import { html } from '../../text/html.ts';

const require = createRequire(import.meta.url);

/** In pixels: shown at half of it, an avatar is sharp on screens of twice the density too. */
const SIZE = 144;
/** Two of the widest letters, `ЩЩ`, still have an edge around them. */
const FONT_SIZE_OF_TWO = 51;
const FONT_SIZE_OF_ONE = 64;
/** How high the font's capitals are, as a part of its size. */
const CAPITAL_HEIGHT = 0.729;

/** White is readable on each: a contrast of 4.5 to 1 and more. */
const BACKGROUNDS = [
  '#1d4ed8',
  '#b42318',
  '#0f766e',
  '#7e22ce',
  '#a8480a',
  '#be185d',
  '#15803d',
  '#0369a1',
  '#475569',
  '#86198f',
];

// Not at the start of the app: it costs a fifth of a second and tens of megabytes, and perhaps nobody asks.
const loadDrawing = loadOnce(async () => {
  const [{ initWasm, Resvg }, wasm, font] = await Promise.all([
    import('@resvg/resvg-wasm'),
    readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ]);
  // The last step, since what has been initialized refuses to be so again.
  await initWasm(wasm);
  return { Resvg, font };
});

/** The avatar of whoever has these initials, as a PNG. They are drawn as they are, so they must be initials. */
export async function drawAvatar(initials: string): Promise<Uint8Array> {
  const { Resvg, font } = await loadDrawing();
  const picture = new Resvg(avatarSvg(initials), { font: { fontBuffers: [font] } });
  const image = picture.render();
  const png = image.asPng();
  // WebAssembly's memory is not the garbage collector's to count.
  image.free();
  picture.free();
  return png;
}

/** Names the avatar of these initials, without drawing it: another drawing would have another tag. */
export function avatarTag(initials: string): string {
  return createHash('sha256').update(avatarSvg(initials)).digest('base64url');
}

function avatarSvg(initials: string): string {
  const fontSize = initials.length > 1 ? FONT_SIZE_OF_TWO : FONT_SIZE_OF_ONE;
  const middle = SIZE / 2;
  const baseline = middle + (CAPITAL_HEIGHT * fontSize) / 2;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}">
<rect width="100%" height="100%" fill="${backgroundOf(initials)}"/>
<text x="${middle}" y="${baseline}" text-anchor="middle" font-family="DejaVu Sans" font-weight="bold" font-size="${fontSize}" fill="#fff">${initials}</text>
</svg>`.toString();
}

/** Always the same one for the same initials. */
function backgroundOf(initials: string): string | undefined {
  const number = [...initials].reduce((sum, letter) => sum * 7 + (letter.codePointAt(0) ?? 0), 0);
  return BACKGROUNDS[number % BACKGROUNDS.length];
}
