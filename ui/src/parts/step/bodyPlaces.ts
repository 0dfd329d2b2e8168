/** A place in the drawing: soft, round, and never exact. Places that come later lie above those before. */
export interface BodyPlace {
  id: string;
  /** One ellipse, or two where the body has two: centre, radii, and how far it leans in degrees. */
  at: { x: number; y: number; rx: number; ry: number; lean?: number }[];
}

/** The same on both sides of the middle line of the drawing. */
function both(x: number, y: number, rx: number, ry: number, lean = 0): BodyPlace['at'] {
  return [
    { x, y, rx, ry, lean },
    { x: 200 - x, y, rx, ry, lean: -lean },
  ];
}

export const bodyPlaces: BodyPlace[] = [
  { id: 'back', at: both(66, 162, 13, 50, 4) },
  { id: 'legs', at: both(79, 340, 20, 84, 1) },
  { id: 'arms', at: both(46, 186, 15, 62, 9) },
  { id: 'chest', at: [{ x: 100, y: 138, rx: 33, ry: 25 }] },
  { id: 'stomach', at: [{ x: 100, y: 195, rx: 29, ry: 27 }] },
  { id: 'hips', at: [{ x: 100, y: 240, rx: 45, ry: 19 }] },
  { id: 'shoulders', at: both(61, 112, 21, 14, -20) },
  { id: 'hands', at: both(30, 270, 14, 22, 6) },
  { id: 'feet', at: both(78, 434, 17, 15) },
  { id: 'throat', at: [{ x: 100, y: 88, rx: 16, ry: 13 }] },
  { id: 'head', at: [{ x: 100, y: 31, rx: 27, ry: 21 }] },
  { id: 'face', at: [{ x: 100, y: 55, rx: 19, ry: 16 }] },
];

/** Half of the contour, from the neck down to the middle between the legs; the other half is its mirror. */
const half =
  'M90 74 C90 84 90 90 84 94 C74 100 58 101 49 109 C40 118 38 136 36 158 C34 182 31 200 28 224 ' +
  'C26 238 23 248 21 260 C19 272 20 284 26 288 C33 292 38 284 39 274 C40 264 39 256 41 244 ' +
  'C46 222 52 206 55 184 C57 170 58 160 60 146 C61 160 63 178 63 196 C63 214 60 228 59 246 ' +
  'C58 276 62 304 63 328 C65 352 65 384 68 408 C69 418 66 428 64 436 C63 444 68 448 77 448 ' +
  'C86 448 89 443 88 434 C87 424 86 416 87 404 C88 382 92 356 94 330 C95 308 98 286 100 264';
const head = 'M100 12 C117 12 126 25 126 42 C126 60 114 77 100 77 C86 77 74 60 74 42 C74 25 83 12 100 12 Z';

export const bodyLines = { half, head };
