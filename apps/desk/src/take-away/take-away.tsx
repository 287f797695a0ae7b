/** The button by which a picture is taken away, as SVG, with what it is of and the link to it. */
import { type RefObject } from 'react';
import { pictureOf } from './picture-of.js';
import { fileNameOf, saveFile } from './save-file.js';

interface Taken {
  /** What is drawn is in it: an element with `data-picture`, or itself. */
  of: RefObject<HTMLElement | null>;
  /** Of the file, and beneath the picture. */
  title: string;
}

export function TakeAway({ of, title }: Taken) {
  return (
    <button
      className="button take-away"
      type="button"
      onClick={() => of.current && save(of.current, title)}
      aria-label={`${title} as SVG`}
    >
      SVG
    </button>
  );
}

function save(within: HTMLElement, title: string): void {
  const picture = pictureOf(within.querySelector('[data-picture]') ?? within, [title, document.title, location.href]);
  saveFile(picture, { type: 'image/svg+xml', name: `${fileNameOf(`${location.pathname} ${title}`)}.svg` });
}
