/** The saved views of the board, each a link with its key; and the buttons that save this one, or drop it. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../frame/keys.js';
import type { BoardWords } from '../search-words.js';
import { isSameView, keepViews, MOST_VIEWS, nameOfView, savedViews } from './saved-views.js';

export function Views({ words }: { words: BoardWords }) {
  const [views, setViews] = useState(savedViews);
  const navigate = useNavigate();
  const change = (changed: BoardWords[]) => {
    keepViews(changed);
    setViews(changed);
  };
  const go = (view: BoardWords) => () => void navigate({ to: '/claims', search: view });
  useKeys(Object.fromEntries(views.map((view, place) => [String(place + 1), go(view)])));
  const isSaved = views.some((view) => isSameView(view, words));
  const isAnything = Object.keys(words).length > 0;
  return (
    <nav className="views" aria-label="Saved views">
      {views.map((view, place) => (
        <Link
          key={nameOfView(view)}
          className="button"
          to="/claims"
          search={view}
          aria-current={isSameView(view, words) || undefined}
        >
          <kbd>{place + 1}</kbd> {nameOfView(view)}
        </Link>
      ))}
      {isSaved && (
        <button
          className="button"
          type="button"
          onClick={() => change(views.filter((view) => !isSameView(view, words)))}
        >
          Drop this view
        </button>
      )}
      {!isSaved && isAnything && views.length < MOST_VIEWS && (
        <button className="button" type="button" onClick={() => change([...views, words])}>
          Save this view <kbd>{views.length + 1}</kbd>
        </button>
      )}
    </nav>
  );
}
