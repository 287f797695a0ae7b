/** Ctrl+K: to any screen, claim, outlet or holder by a few letters of its name. */
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { question } from '../ask.js';
import './palette.css';

interface Goal {
  kind: string;
  name: string;
  to: string;
}

const SCREENS: Goal[] = [
  { kind: 'screen', name: 'Board', to: '/claims' },
  { kind: 'screen', name: 'Feed', to: '/feed' },
  { kind: 'screen', name: 'Outlets', to: '/outlets' },
  { kind: 'screen', name: 'Holders', to: '/holders' },
  { kind: 'screen', name: 'Health', to: '/health' },
];
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
const SHOWN = 6;
const PAUSE_MS = 120;

/** A combobox with its list (WAI-ARIA, combobox with listbox popup): the arrows choose, Enter goes. */
export function Palette({ close }: { close(): void }) {
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const { history } = useRouter();
  const goals = useGoals(typed.trim());
  const chosen = Math.min(place, goals.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  const go = (goal: Goal | undefined) => {
    if (!goal) return;
    close();
    history.push(goal.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) setPlace((chosen + step + goals.length) % Math.max(1, goals.length));
    else if (event.key === 'Enter') go(goals[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog className="palette" ref={dialog} onClose={close} aria-label="Go to">
      <input
        className="field"
        role="combobox"
        aria-label="Go to"
        aria-expanded="true"
        aria-controls="palette-goals"
        aria-activedescendant={goals.length > 0 ? `goal-${chosen}` : undefined}
        aria-autocomplete="list"
        placeholder="A claim, an outlet, a holder, a screen"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-goals" role="listbox" aria-label="Where to" hidden={goals.length === 0}>
        {goals.map((goal, one) => (
          <li
            key={goal.to}
            id={`goal-${one}`}
            role="option"
            aria-selected={one === chosen}
            onClick={() => go(goal)}
            onPointerMove={() => setPlace(one)}
          >
            <span className="quiet small">{goal.kind}</span> <span dir="auto">{goal.name}</span>
          </li>
        ))}
      </ul>
      {goals.length === 0 && <p role="status">Nothing of that name.</p>}
    </dialog>
  );
}

/** Screens by the letters in their names; the rest as the door finds it. */
function useGoals(typed: string): Goal[] {
  const words = usePaused(typed);
  const isAsked = words !== '';
  const about = { query: { q: words, limit: SHOWN } };
  const { data: board } = useQuery({ ...question('/v1/claims', about), enabled: isAsked });
  const { data: papers } = useQuery({ ...question('/v1/outlets', about), enabled: isAsked });
  const { data: people } = useQuery({ ...question('/v1/holders', about), enabled: isAsked });
  const screens = SCREENS.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  if (!isAsked || typed === '') return screens;
  const to = (path: string, id: string) => `${path}/${encodeURIComponent(id)}`;
  return [
    ...screens,
    ...(board?.claims ?? []).map(({ claimId, proposition }) => ({
      kind: 'claim',
      name: proposition,
      to: to('/claims', claimId),
    })),
    ...(papers?.outlets ?? []).map(({ outletId, name }) => ({ kind: 'outlet', name, to: to('/outlets', outletId) })),
    ...(people?.holders ?? []).map(({ holderId, name }) => ({ kind: 'holder', name, to: to('/holders', holderId) })),
  ];
}

function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}
