import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadOnce } from '../../load-once.ts';
import { html } from '../../text/html.ts';

const require = createRequire(import.meta.url);

/** In pixels. Slack shows avatars at half this size, so they are sharp on screens with twice the density too. */
const SIZE = 144;
/** With this size, two of the widest letters, `ЩЩ`, still have a margin. */
const FONT_SIZE_OF_TWO = 51;
const FONT_SIZE_OF_ONE = 64;
/** The height of the font's capitals, as a fraction of its size. */
const CAPITAL_HEIGHT = 0.729;

/** White is readable on each: the contrast is at least 4.5 to 1. */
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

// Loaded on first use: it takes 0.2 s and tens of megabytes, and some installations never need it.
const loadDrawing = loadOnce(async () => {
  const [{ initWasm, Resvg }, wasm, font] = await Promise.all([
    import('@resvg/resvg-wasm'),
    readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ]);
  // The last step, because initializing twice throws.
  await initWasm(wasm);
  return { Resvg, font };
});

/** Draws the avatar of a person as a PNG. `initials` must be valid (`isInitials`). */
export async function drawAvatar(initials: string): Promise<Uint8Array> {
  const { Resvg, font } = await loadDrawing();
  const picture = new Resvg(avatarSvg(initials), { font: { fontBuffers: [font] } });
  const image = picture.render();
  const png = image.asPng();
  // The garbage collector does not free WebAssembly's memory.
  image.free();
  picture.free();
  return png;
}

/** The tag of an avatar. Does not draw it: a hash of the drawing's source changes whenever the drawing does. */
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

/** The same initials always have the same background. */
function backgroundOf(initials: string): string | undefined {
  const number = [...initials].reduce((sum, letter) => sum * 7 + (letter.codePointAt(0) ?? 0), 0);
  return BACKGROUNDS[number % BACKGROUNDS.length];
}
