/** `c`: the link to what is seen, put where it can be pasted from; said for two seconds. */
import { useEffect, useState } from 'react';
import { useKeys } from './keys.js';

const SAID_MS = 2000;

export function CopyLink() {
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => setCopied(true));
  useKeys({ c: copy });
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <>
      <button className="button" type="button" onClick={copy}>
        {isCopied ? 'Copied' : 'Link'} <kbd>c</kbd>
      </button>
      <span className="out-of-sight" role="status">
        {isCopied ? 'The link is copied' : ''}
      </span>
    </>
  );
}
