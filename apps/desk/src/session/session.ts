/** Who is signed in: by a session that the browser holds and no script of the page can read. */
import { queryOptions } from '@tanstack/react-query';

export interface Who {
  /** `editor:night-desk`; `local` where the door asks for no key. */
  by: string;
  role: string;
}

export const whoQuery = queryOptions({
  queryKey: ['who'],
  queryFn: () => ask('GET') as Promise<Who>,
  staleTime: Infinity,
});

/** Throws an Error that says why not. */
export function signIn(key: string): Promise<Who> {
  return ask('POST', { authorization: `Bearer ${key}` }) as Promise<Who>;
}

export function signOut(): Promise<unknown> {
  return ask('DELETE');
}

async function ask(method: string, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch('/session', { method, headers });
  const text = await answer.text();
  const body = (text === '' ? {} : JSON.parse(text)) as { detail?: string };
  if (!answer.ok) throw new Error(body.detail ?? `The door answered ${answer.status}.`);
  return body;
}
