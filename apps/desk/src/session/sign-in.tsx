/** Signing in: a key is given once, and stays in no place that the page can read. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { signIn } from './session.js';
import './sign-in.css';

export function SignIn() {
  const { to = '/claims' } = useSearch({ strict: false }) as { to?: string };
  const { history } = useRouter();
  const answers = useQueryClient();
  const key = useRef<HTMLInputElement>(null);
  const [why, setWhy] = useState('');
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    document.title = 'Sign in – Stet';
    key.current?.focus();
  }, []);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
    try {
      await signIn(key.current?.value.trim() ?? '');
      answers.clear();
      // To a screen of ours alone, whatever the address says.
      history.push(to.startsWith('/') && !to.startsWith('//') ? to : '/claims');
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error));
      setAsking(false);
      key.current?.select();
    }
  };
  return (
    <main className="page" id="content">
      <form className="told sign-in" onSubmit={(event) => void send(event)}>
        <h1>Sign in</h1>
        <label htmlFor="key">Your key</label>
        <input
          ref={key}
          id="key"
          className="field"
          type="password"
          autoComplete="current-password"
          required
          aria-describedby="key-why"
          aria-invalid={why !== ''}
        />
        <p id="key-why" role="alert">
          {why}
        </p>
        <button className="button" disabled={isAsking}>
          Sign in
        </button>
        <p className="quiet small">
          It is exchanged for a session of a day. What you may do is what the key’s role may; whoever runs Stet makes
          one by npm run keys.
        </p>
      </form>
    </main>
  );
}
