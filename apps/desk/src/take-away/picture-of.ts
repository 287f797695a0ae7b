/**
 * A picture as a file that stands alone: what is drawn in a place of the page, as SVG, with its colours and letters in it
 * and what it is of beneath. A table of glyphs becomes one as well as a drawing: each text where it lies, line by line.
 */
const SVG = 'http://www.w3.org/2000/svg';
const PAD_PX = 16;
const LINE_PX = 18;
const LETTERS = ['font-family', 'font-size', 'font-weight', 'font-style'];
const DRAWN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'text-anchor',
  'stop-color',
  'stop-opacity',
  ...LETTERS,
];
const NOTHING = /^(transparent|rgba\(.*, 0\))$/;

/** `about` stands beneath it, a line each. */
export function pictureOf(place: Element, about: string[]): string {
  const { left, top, width, height } = place.getBoundingClientRect();
  const [wide, high] = [Math.ceil(width) + PAD_PX * 2, Math.ceil(height) + PAD_PX * 3 + about.length * LINE_PX];
  const style = getComputedStyle(document.body);
  const picture = drawn('svg', { width: wide, height: high, viewBox: `0 0 ${wide} ${high}` });
  picture.append(drawn('rect', { width: wide, height: high, fill: style.backgroundColor }));
  const all = drawn('g', {});
  put(place, { into: all, left: left - PAD_PX, top: top - PAD_PX });
  picture.append(all);
  for (const [line, words] of about.entries()) {
    const y = Math.ceil(height) + PAD_PX * 2 + (line + 1) * LINE_PX - 4;
    picture.append(lettered(words, { x: PAD_PX, y, style }));
  }
  return new XMLSerializer().serializeToString(picture);
}

interface Drawing {
  into: Element;
  /** Of the page, where the picture begins. */
  left: number;
  top: number;
}

function put(element: Element, drawing: Drawing): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath !== 'none' || box.width < 2) return;
  const [x, y] = [box.left - drawing.left, box.top - drawing.top];
  if (element instanceof SVGSVGElement) {
    const copy = withItsStyle(element);
    for (const [name, value] of Object.entries({ x, y, width: box.width, height: box.height }))
      copy.setAttribute(name, String(value));
    drawing.into.append(copy);
    return;
  }
  drawing.into.append(...frameOf(style, { x, y, width: box.width, height: box.height }));
  for (const node of element.childNodes)
    if (node instanceof Element) put(node, drawing);
    else if (node instanceof Text) putText(node, style, drawing);
}

function withItsStyle(element: SVGSVGElement): Element {
  const copy = element.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [element, ...element.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  for (const [place, one] of from.entries()) {
    const style = getComputedStyle(one);
    to[place]?.removeAttribute('class');
    for (const name of DRAWN) to[place]?.setAttribute(name, style.getPropertyValue(name));
  }
  return copy;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a box has of ground and edges. */
function frameOf(style: CSSStyleDeclaration, { x, y, width, height }: Box): Element[] {
  const hasGround = !NOTHING.test(style.backgroundColor);
  const [top, right, bottom] = (['Top', 'Right', 'Bottom'] as const).map((side) => ({
    isThere: style[`border${side}Style`] !== 'none' && Number.parseFloat(style[`border${side}Width`]) > 0,
    colour: style[`border${side}Color`],
  }));
  const isFramed = Boolean(top?.isThere && right?.isThere && bottom?.isThere);
  const parts: Element[] = [];
  if (hasGround || isFramed)
    parts.push(
      drawn('rect', {
        x,
        y,
        width,
        height,
        rx: Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, height / 2),
        fill: hasGround ? style.backgroundColor : 'none',
        stroke: isFramed ? (top?.colour ?? 'none') : 'none',
        'stroke-dasharray': style.borderTopStyle === 'dashed' ? '4 3' : 'none',
      }),
    );
  if (isFramed) return parts;
  const line = (at: number, stroke: string) => drawn('line', { x1: x, x2: x + width, y1: at, y2: at, stroke });
  if (top?.isThere) parts.push(line(y, top.colour));
  if (bottom?.isThere) parts.push(line(y + height, bottom.colour));
  return parts;
}

/** Word by word, for a text breaks where it must; the words of a line become one again. */
function putText(text: Text, style: CSSStyleDeclaration, { into, left, top }: Drawing): void {
  const lines = new Map<number, { words: string; x: number; y: number }>();
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getBoundingClientRect();
    const key = Math.round(box.top);
    const line = lines.get(key);
    if (line) line.words += ` ${word}`;
    else lines.set(key, { words: word, x: box.left - left, y: box.bottom - top - box.height * 0.24 });
  }
  for (const { words, x, y } of lines.values()) into.append(lettered(words, { x, y, style }));
}

function lettered(words: string, { x, y, style }: { x: number; y: number; style: CSSStyleDeclaration }): Element {
  const letters = Object.fromEntries(LETTERS.map((name) => [name, style.getPropertyValue(name)]));
  const text = drawn('text', { x, y, fill: style.color, ...letters });
  if (style.textDecorationLine === 'line-through') text.setAttribute('text-decoration', 'line-through');
  text.textContent = words;
  return text;
}

function drawn(name: string, attributes: Record<string, string | number>): Element {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
