import type { HttpResponse } from '../http/response.ts';
import type { Route } from '../http/router.ts';

/**
 * A white W on a blue square with round corners, readable in light and dark tabs. It is a PNG of this drawing:
 *
 * <svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><rect width="48" height="48" rx="10" fill="#1d4ed8"/>
 * <path d="M9 15l7 19 8-16 8 16 7-19" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"
 * stroke-linejoin="round"/></svg>
 */
const ICON = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAAEYklEQVR4nO2ZSWwURxSGXzVCiYBgUCJnHXtsEYUELHILCTmgICUh',
    'UpyJQqKEHEABcgyecAIOmANwghk4snNgEYswILFJcGK9GRkwFsgeMKsFQmYTCLmL/40pd09PVXW3AdmN+KSZ+aul7n7/e6+ra1SC',
    'DFTVt80gQZNJysmSKE0DgBDUjO9m6cimzt1j9+BQGQKfEtKZtozrytxABW1CEBUcR2QLTZ81YdgHjntU/dK2QUo5kwYxCDh/Ze/Y',
    'LGQRjHtJQvAKBL0SJhogWROlMq0zyRUbIBPDEEf8yu0k0pmOUa77pEMSjcLxxIDMF1CFGlFV39ooSSzCscTBVYCBC5z9NCUQQXKT',
    'SNVfQPzJhN8TiTbAvDEw0FgNVAx36LfvKqCIdh3tpu6HLtSrJ859jQb4IvtzaUq9PxQjos5bT+mnbMF6sZdB3PsaDcyqH02LZlVC',
    'eSxe10Xr9t6FenXo7jtv1Q3aceQeVDmxDHA2Jv3bDhUOZzJqG/g5vrq2L/sKW+KMBlKVQ+n4mlqoUqY2FOhcxxMoMxy8vw26H/TQ',
    'tzAeZmJczVt0IJ+mIJPmtFNn11OocowGmO1LUjRx/DAoj53I5v8rb0KZyf71LmX/fA/KI7ftNuW23oEys2LuBzTtedUUp84+oj8W',
    'dkLpsRr4fcpIWv7fh1AenM26vy9B6eHsH0MbVIwYgpEHnxdWhZbNY8rOs/U/YzXAwXAbjRxeetE5y67RoVMPoMrRZV9hq8IPE0fQ',
    'mvkfQ3nce9hTbB+baasBRlfWw6fv0+yl16FKYcO67CtsVVi74CP6/qt3oDyitGuoAV1mmLrpF8sCsWVfoasCG2/Z8ilUKbZKK0IN',
    'MCfQRp9gVvITnNo4CFv2Fboq6Kbsq5h1vkH7hBHJQOPsSvrn59FQHufaH9PU7GWoXnTZ5x5mgs9QsAoHctU0rvZtKI/1++5S49ou',
    'KDuRDJjeCfyA8fxsyj4HygSN+asQdu0wIhlgDuar6YsafZZM2ecgGA7QVAVddc93PKYfG7zq2ohsQNenvLTghZYp+xwgozOoquB/',
    'YyuCz5eNyAa4TXQzxcmWR/R13TAoD5V9bhGGz9VVQXcuo5vhTEQ2wOjmah3+7Ct0VdBheseYiGXA9E7wE8y+wlSFIFHmfj+xDDBn',
    't4yxBqHLviKsCmx+/HTzOktHbAO6pYWCA9BlXxFWhShLhyCxDZjW7Iwt+wpbFaL81wgS2wCjW1qEZV9hqkLUpUOQfhnQvROiZF+h',
    'q0Kcud9PvwxwFrmNVBWiZl/xouf76ZcBhoOYNqUCCg/fkeh/2hUver6i3wYGC6+FgWb8TsAniZzBBkfrRuzQzMAgcfRucCRwg09R',
    '3GLCL7ZYWwtSimrIxCCEvHxlz+fpogHene9x5W7IxMDZL26zQhfBZl9eEs2FHPQg6NKNbkUSTCDgvuAZjEvhdnKlmx9szwT3vCOc',
    'Bm4bDPsoM6AoGnHdDKbYLzGcgM9AcAZTZbPjOE3BwBXPADVdeiqSrj8OAAAAAElFTkSuQmCC',
  ].join(''),
  'base64',
);

/** The icon that browsers load by themselves and show beside the title of a page. */
export function iconRoutes(): Route[] {
  return [{ method: 'GET', path: '/favicon.ico', handle: () => icon }];
}

const icon: HttpResponse = {
  status: 200,
  headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=604800' },
  body: ICON,
};
