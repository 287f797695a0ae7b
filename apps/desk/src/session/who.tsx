/** Who is signed in, and the way out; nothing where the door asks for no key. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut, whoQuery } from './session.js';

export function WhoIsIn() {
  const { data } = useQuery(whoQuery);
  const answers = useQueryClient();
  const navigate = useNavigate();
  if (!data || data.role === 'local') return null;
  const leave = async () => {
    await signOut();
    answers.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  return (
    <button className="button" type="button" onClick={() => void leave()}>
      {`Sign out ${data.by}`}
    </button>
  );
}
