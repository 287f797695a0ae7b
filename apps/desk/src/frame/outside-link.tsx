/** A way out of the desk: to http and https alone, and without telling there where one came from. Any other address is text. */
export function OutsideLink({ url }: { url: string }) {
  if (!isOfTheWeb(url)) return <span className="quiet"> {url}</span>;
  return (
    <>
      {' '}
      <a href={url} rel="noreferrer noopener" target="_blank">
        {new URL(url).host} ↗
      </a>
    </>
  );
}

function isOfTheWeb(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
