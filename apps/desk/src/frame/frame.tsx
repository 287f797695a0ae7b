/** What is around every screen: where one can go, the keys, and light or dark. */
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { CopyLink } from './copy-link.js';
import { KeysDialog } from './keys-dialog.js';
import { useKeys } from './keys.js';
import { LiveSign } from '../live/live-sign.js';
import { PaletteKey } from '../palette/palette-key.js';
import { WhoIsIn } from '../session/who.js';
import { chooseTheme, theme } from './theme.js';
import './frame.css';

export function Frame() {
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys({
    'g b': () => void navigate({ to: '/claims', search: {} }),
    'g f': () => void navigate({ to: '/feed' }),
    'g o': () => void navigate({ to: '/outlets' }),
    '?': () => dialog.current?.showModal(),
  });
  return (
    <>
      <a className="skip" href="#content">
        To the content
      </a>
      <header className="bar">
        <Link className="wordmark" to="/claims" search={{}} aria-label="Stet, the board">
          Stet
        </Link>
        <nav aria-label="Screens">
          <Link to="/claims" search={{}} activeOptions={{ exact: true, includeSearch: false }}>
            Board
          </Link>
          <Link to="/feed">Feed</Link>
          <Link to="/outlets">Outlets</Link>
          <Link to="/holders">Holders</Link>
          <Link to="/health">Health</Link>
        </nav>
        <LiveSign />
        <WhoIsIn />
        <PaletteKey />
        <CopyLink />
        <ThemeButton />
        <button className="button" type="button" onClick={() => dialog.current?.showModal()}>
          Keys <kbd>?</kbd>
        </button>
      </header>
      <ScreenTitle />
      <Outlet />
      <KeysDialog ref={dialog} />
    </>
  );
}

function ThemeButton() {
  const [now, setNow] = useState(theme);
  const other = now === 'dark' ? 'light' : 'dark';
  const change = () => {
    chooseTheme(other);
    setNow(other);
  };
  return (
    <button className="button" type="button" onClick={change}>
      {other === 'dark' ? 'Dark' : 'Light'}
    </button>
  );
}

/** A new screen is said to whoever does not see it. */
function ScreenTitle() {
  const path = useRouterState({ select: ({ location: { pathname } }) => pathname });
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(document.title), 400);
    return () => clearTimeout(timer);
  }, [path]);
  return (
    <p className="out-of-sight" role="status">
      {said}
    </p>
  );
}
