export default async function stopSecured() {
  await globalThis.stopSecured?.();
}
